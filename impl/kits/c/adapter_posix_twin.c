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

/* Wait for the twin's end; its status as waitpid reports it. */
static int wait_for(struct twin *twin)
{
	int status = 0;

	while (waitpid(twin->pid, &status, 0) < 0 && errno == EINTR)
		;
	twin->pid = 0;
	return status;
}

/* End the twin, unless it ended by itself. */
static int reap(struct twin *twin)
{
	kill(twin->pid, SIGKILL);
	return wait_for(twin);
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

/* The life of a twin.  It ends as a program does, with its exit handlers; what the parent had
 * not written was written before the fork. */
static _Noreturn void live(const struct adapter *adapter, int fd, pid_t parent)
{
	int requests = posix_requests();
	FILE *in, *out;

	posix_end_with_parent();
	if (getppid() != parent || dup2(fd, requests) < 0 || dup2(fd, STDOUT_FILENO) < 0)
		_exit(1);
	close(fd);
	fcntl(requests, F_SETFD, FD_CLOEXEC);
	in = fdopen(requests, "r");
	out = fdopen(STDOUT_FILENO, "w");
	exit(in == NULL || out == NULL ? 1 : adapter_converse(adapter, in, out));
}

void adapter_os_fork(struct adapter_call *call)
{
	struct twin *twin = malloc(sizeof(*twin));
	pid_t parent = getpid();
	int ends[2];

	if (twin == NULL || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
		adapter_refuse(call, "socketpair");
		free(twin);
		return;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fflush(NULL);
	*twin = (struct twin){ .pid = fork(), .parent = parent, .fd = ends[0] };
	if (twin->pid == 0) {
		close(ends[0]);
		live(call->adapter, ends[1], parent);
	}
	if (twin->pid < 0) {
		adapter_refuse(call, "fork");
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
static void refuse_ended(struct adapter_call *call, int status)
{
	if (WIFSIGNALED(status))
		adapter_error(call, "other", 0, "twin", "ended by signal %d", WTERMSIG(status));
	else
		adapter_error(call, "other", 0, "twin", "ended with status %d",
		              WEXITSTATUS(status));
}

/* The living twin of the call, or NULL after a refusal. */
static struct twin *living(struct adapter_call *call)
{
	struct twin *twin = adapter_object(call, "twin", &twin_class);

	if (twin != NULL && (twin->pid == 0 || twin->parent != getpid())) {
		adapter_error(call, "ValueError", 0, "kit", "the twin has ended, or is another's");
		return NULL;
	}
	return twin;
}

/* A twin ends when its input does. */
void adapter_os_twin_exit(struct adapter_call *call)
{
	struct twin *twin = living(call);
	int status;

	if (twin == NULL)
		return;
	shutdown(twin->fd, SHUT_WR);
	status = wait_for(twin);
	if (WIFEXITED(status))
		adapter_answer_int(call, WEXITSTATUS(status));
	else
		refuse_ended(call, status);
}

void adapter_os_twin(struct adapter_call *call)
{
	struct twin *twin = living(call);
	const struct value *request = adapter_argument(call, "request");
	struct value answer = { .tag = VALUE_TEXT };
	struct line line = { 0 };

	if (twin == NULL)
		return;
	if (request->tag != VALUE_TEXT || memchr(request->data, '\n', request->size) != NULL) {
		adapter_error(call, "TypeError", 0, "kit", "request must be a text of one line");
	} else if (!send_all(twin->fd, (const char *)request->data, request->size) ||
	           !send_all(twin->fd, "\n", 1) || !receive_line(twin->fd, &line)) {
		refuse_ended(call, reap(twin));
	} else {
		answer.data = (const unsigned char *)line.text;
		answer.size = line.size - 1;
		adapter_answer(call, &answer);
	}
	line_free(&line);
}
