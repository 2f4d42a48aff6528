/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#	include <sys/prctl.h>
#endif

int64_t adapter_os_page(void)
{
	return sysconf(_SC_PAGESIZE);
}

int64_t adapter_os_granularity(void)
{
	return sysconf(_SC_PAGESIZE);
}

int64_t adapter_os_nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void end_with_parent(void)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

void adapter_os_start(void)
{
	signal(SIGPIPE, SIG_IGN);
	end_with_parent();
}

static void refuse(struct adapter_call *call, const char *what)
{
	int number = errno;

	adapter_error(call, "OSError", number, "errno", "%s: %s", what, strerror(number));
}

/* --- files ---------------------------------------------------------------- */

static void destroy_file(void *object)
{
	struct adapter_file *file = object;

	if (file->open)
		close(file->fd);
	free(file);
}

const struct adapter_class adapter_file_class = { "file", destroy_file };

/* Answer with a file for fd, or with the error that made fd negative. */
static void keep_fd(struct adapter_call *call, int fd, const char *what)
{
	struct adapter_file *file;

	if (fd < 0) {
		refuse(call, what);
		return;
	}
	if ((file = malloc(sizeof(*file))) == NULL) {
		refuse(call, what);
		close(fd);
		return;
	}
	*file = (struct adapter_file){ .fd = fd, .open = true };
	adapter_keep(call, &adapter_file_class, file);
}

static bool is_text(const struct value *v, const char *text)
{
	return v->tag == VALUE_TEXT && v->size == strlen(text) &&
	       memcmp(v->data, text, v->size) == 0;
}

void adapter_os_file_open(struct adapter_call *call)
{
	const struct value *path = adapter_argument(call, "path");
	const struct value *mode = adapter_argument(call, "mode");
	char *name = arena_allocate(&call->arena, path->size + 1);
	int flags = is_text(mode, "r") ? O_RDONLY : is_text(mode, "w") ? O_WRONLY : O_RDWR;

	if (path->tag != VALUE_BYTES || mode->tag != VALUE_TEXT) {
		adapter_error(call, "TypeError", 0, "kit", "path is bytes and mode a text");
	} else if ((flags == O_RDWR && !is_text(mode, "rw")) ||
	           memchr(path->data, '\0', path->size) != NULL) {
		adapter_error(call, "ValueError", 0, "kit",
		              "a path has no NUL, a mode is r, w or rw");
	} else if (name == NULL) {
		adapter_error(call, "MemoryError", 0, "kit", "no memory for the path");
	} else {
		memcpy(name, path->data, path->size);
		keep_fd(call, open(name, flags | O_CLOEXEC), "open");
	}
}

void adapter_os_file_close(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	bool open;

	if (file == NULL)
		return;
	open = file->open;
	file->open = false;
	if (open && close(file->fd) != 0)
		refuse(call, "close");
	else
		adapter_answer_none(call);
}

void adapter_os_file_works(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	struct stat st;

	if (file != NULL)
		adapter_answer_bool(call, file->open && fstat(file->fd, &st) == 0);
}

void adapter_os_file_position(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	off_t position;

	if (file == NULL)
		return;
	position = file->open ? lseek(file->fd, 0, SEEK_CUR) : (errno = EBADF, -1);
	if (position < 0)
		refuse(call, "lseek");
	else
		adapter_answer_int(call, position);
}

/* The reading end; nobody writes. */
static int open_pipe(void)
{
	int ends[2];

	if (pipe(ends) != 0)
		return -1;
	close(ends[1]);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	return ends[0];
}

static int open_socket(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static int open_memory(void)
{
#ifdef MFD_CLOEXEC
	int fd = memfd_create("adapter", MFD_CLOEXEC);

	if (fd >= 0 && ftruncate(fd, adapter_os_page()) != 0) {
		close(fd);
		return -1;
	}
	return fd;
#else
	errno = ENOSYS;
	return -1;
#endif
}

static int open_path(void)
{
#ifdef O_PATH
	return open("/", O_PATH | O_CLOEXEC);
#else
	errno = ENOSYS;
	return -1;
#endif
}

/* A high number, when the limit allows one: it is not soon given to another file. */
static int open_high(void)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC), high;

	if (fd < 0 || (high = fcntl(fd, F_DUPFD_CLOEXEC, 700)) < 0)
		return fd;
	close(fd);
	return high;
}

/* A file whose number is not open any more. */
static void keep_closed(struct adapter_call *call)
{
	struct adapter_file *file = malloc(sizeof(*file));
	int fd = open_high();

	if (file == NULL || fd < 0) {
		refuse(call, "closed");
		free(file);
		return;
	}
	close(fd);
	*file = (struct adapter_file){ .fd = fd };
	adapter_keep(call, &adapter_file_class, file);
}

void adapter_os_file_special(struct adapter_call *call)
{
	const struct value *kind = adapter_argument(call, "kind");

	if (is_text(kind, "closed"))
		keep_closed(call);
	else if (is_text(kind, "directory"))
		keep_fd(call, open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC), "directory");
	else if (is_text(kind, "pipe"))
		keep_fd(call, open_pipe(), "pipe");
	else if (is_text(kind, "socket"))
		keep_fd(call, open_socket(), "socket");
	else if (is_text(kind, "path"))
		keep_fd(call, open_path(), "path");
	else if (is_text(kind, "memfd"))
		keep_fd(call, open_memory(), "memfd");
	else if (is_text(kind, "null"))
		keep_fd(call, open("/dev/null", O_RDWR | O_CLOEXEC), "null");
	else if (is_text(kind, "zero"))
		keep_fd(call, open("/dev/zero", O_RDWR | O_CLOEXEC), "zero");
	else
		adapter_error(call, "Unsupported", 0, "kit", "no such kind of file");
}

/* --- twins ---------------------------------------------------------------- */

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

	end_with_parent();
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
		refuse(call, "socketpair");
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
		refuse(call, "fork");
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
