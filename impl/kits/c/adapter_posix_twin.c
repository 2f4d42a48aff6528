/* SPDX-License-Identifier: MIT */

/* Twins: copies of this process. */

#include "adapter_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A copy of this process that answers at the other end of a socket. */
struct twin {
	pid_t pid, parent;
	int fd;
};

/* End the twin, unless it ended by itself; its status as waitpid reports it. */
static int reap(struct twin *twin)
{
	int status = 0;

	kill(twin->pid, SIGKILL);
	while (waitpid(twin->pid, &status, 0) < 0 && errno == EINTR)
		;
	twin->pid = 0;
	return status;
}

static void destroy_twin(void *object)
{
	struct twin *twin = object;

	/* A twin's twin has copies of its parent's handles, and must not kill them. */
	if (twin->pid > 0 && twin->parent == getpid())
		reap(twin);
	close(twin->fd);
	free(twin);
}

static const struct adapter_class twin_class = { "twin", destroy_twin };

/* The life of a twin.  It leaves without the exit handlers and unwritten buffers,
 * which are its parent's. */
static _Noreturn void live(const struct adapter *adapter, int fd, pid_t parent)
{
	FILE *in, *out;

	posix_end_with_parent();
	if (getppid() != parent || dup2(fd, STDIN_FILENO) < 0 || dup2(fd, STDOUT_FILENO) < 0)
		_exit(1);
	close(fd);
	in = fdopen(STDIN_FILENO, "r");
	out = fdopen(STDOUT_FILENO, "w");
	_exit(in == NULL || out == NULL ? 1 : adapter_converse(adapter, in, out));
}

void adapter_os_fork(struct adapter_call *call)
{
	struct twin *twin = malloc(sizeof(*twin));
	pid_t parent = getpid();
	int ends[2];

	if (twin == NULL || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
		posix_refuse(call, "socketpair");
		free(twin);
		return;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	*twin = (struct twin){ .pid = fork(), .parent = parent, .fd = ends[0] };
	if (twin->pid == 0) {
		close(ends[0]);
		live(call->adapter, ends[1], parent);
	}
	if (twin->pid < 0) {
		posix_refuse(call, "fork");
		destroy_twin(twin);
	} else {
		adapter_keep(call, &twin_class, twin);
	}
	close(ends[1]);
}

static bool send_all(int fd, const char *data, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, data, size);

		if (n < 0 && errno != EINTR)
			return false;
		data += n > 0 ? n : 0;
		size -= n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Read one line, the newline included.  A twin sends nothing that was not asked for. */
static bool receive_line(int fd, struct line *line)
{
	char part[1 << 14];
	ssize_t n;

	do {
		n = read(fd, part, sizeof(part));
		if (n > 0)
			line_append(line, part, (size_t)n);
	} while ((n < 0 && errno == EINTR) || (n > 0 && part[n - 1] != '\n'));
	return n > 0 && !line->failed;
}

/* How the twin ended is what the client wants to know: a signal can be the answer. */
static void answer_end(struct adapter_call *call, struct twin *twin)
{
	int status = reap(twin);

	if (WIFSIGNALED(status))
		adapter_error(call, "other", 0, "twin", "ended by signal %d", WTERMSIG(status));
	else
		adapter_error(call, "other", 0, "twin", "ended with status %d",
		              WEXITSTATUS(status));
}

void adapter_os_twin(struct adapter_call *call)
{
	struct twin *twin = adapter_object(call, "twin", &twin_class);
	const struct value *request = adapter_argument(call, "request");
	struct value answer = { .tag = VALUE_TEXT };
	struct line line = { 0 };

	if (twin == NULL)
		return;
	if (request->tag != VALUE_TEXT || memchr(request->data, '\n', request->size) != NULL) {
		adapter_error(call, "TypeError", 0, "kit", "request must be a text of one line");
	} else if (twin->pid == 0 || twin->parent != getpid()) {
		adapter_error(call, "ValueError", 0, "kit", "the twin has ended, or is another's");
	} else if (!send_all(twin->fd, (const char *)request->data, request->size) ||
	           !send_all(twin->fd, "\n", 1) || !receive_line(twin->fd, &line)) {
		answer_end(call, twin);
	} else {
		answer.data = (const unsigned char *)line.text;
		answer.size = line.size - 1;
		adapter_answer(call, &answer);
	}
	line_free(&line);
}
