/* SPDX-License-Identifier: MIT */

/* Files, and what is none but has a descriptor. */

#include "adapter_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static void destroy_file(void *object)
{
	struct adapter_file *file = object;

	if (file->open)
		close(file->fd);
	free(file);
}

const struct adapter_class adapter_file_class = { "file", destroy_file };

/* Answer with a file of that number, open or not; or with the error that made fd negative. */
static void keep(struct adapter_call *call, int fd, bool open, const char *what)
{
	struct adapter_file *file = fd >= 0 ? malloc(sizeof(*file)) : NULL;

	if (file == NULL) {
		posix_refuse(call, what);
		if (fd >= 0 && open)
			close(fd);
		return;
	}
	*file = (struct adapter_file){ .fd = fd, .open = open };
	adapter_keep(call, &adapter_file_class, file);
}

static void keep_fd(struct adapter_call *call, int fd, const char *what)
{
	keep(call, fd, true, what);
}

static bool is_text(const struct value *v, const char *text)
{
	return v->tag == VALUE_TEXT && v->size == strlen(text) &&
	       memcmp(v->data, text, v->size) == 0;
}

/* Read the mode; false after a refusal. */
static bool read_mode(struct adapter_call *call, int *flags)
{
	static const struct {
		const char *name;
		int flags;
	} modes[] = {
		{ "r", O_RDONLY },
		{ "w", O_WRONLY },
		{ "rw", O_RDWR },
		{ "wa", O_WRONLY | O_APPEND },
		{ "rwa", O_RDWR | O_APPEND },
	};
	const struct value *mode = adapter_argument(call, "mode");

	for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
		*flags = modes[i].flags;
		if (is_text(mode, modes[i].name))
			return true;
	}
	adapter_error(call, mode->tag == VALUE_TEXT ? "ValueError" : "TypeError", 0, "kit",
	              "a mode is r, w, rw, wa or rwa");
	return false;
}

/* Read the number that the file shall have, -1 when it was left out; false after a refusal. */
static bool read_number(struct adapter_call *call, int *number)
{
	int64_t wanted = -1;
	bool given = adapter_argument(call, "number")->tag != VALUE_ABSENT;

	if (!adapter_integer(call, "number", &wanted))
		return false;
	if (given && (wanted < 0 || wanted > INT_MAX)) {
		adapter_error(call, "ValueError", 0, "kit", "number is no descriptor's");
		return false;
	}
	*number = (int)wanted;
	if (given && fcntl(*number, F_GETFD) >= 0 && !(*number == 0 && posix_zero_is_null())) {
		adapter_error(call, "ValueError", 0, "kit", "the descriptor %d is open", *number);
		return false;
	}
	return true;
}

/* Move fd to that number, unless it is -1.  Returns the descriptor, or -1 with errno. */
static int move_to(int fd, int number)
{
	int moved, error;

	if (fd < 0 || number < 0 || fd == number)
		return fd;
	moved = dup2(fd, number);
	error = errno;
	if (moved >= 0)
		fcntl(moved, F_SETFD, FD_CLOEXEC);
	if (moved == 0)
		posix_give_zero();
	close(fd);
	errno = error;
	return moved;
}

void adapter_os_file_open(struct adapter_call *call)
{
	char *name = adapter_path(call, "path");
	int flags, number;

	if (name != NULL && read_mode(call, &flags) && read_number(call, &number))
		keep_fd(call, move_to(open(name, flags | O_CLOEXEC), number), "open");
	free(name);
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
		posix_refuse(call, "close");
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
		posix_refuse(call, "lseek");
	else
		adapter_answer_int(call, position);
}

void adapter_os_file_seek(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	int64_t position = 0;
	off_t now;

	if (file == NULL || !adapter_integer(call, "position", &position))
		return;
	now = file->open ? lseek(file->fd, position, SEEK_SET) : (errno = EBADF, -1);
	if (now < 0)
		posix_refuse(call, "lseek");
	else
		adapter_answer_int(call, now);
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
	int fd = open_high();

	if (fd >= 0)
		close(fd);
	keep(call, fd, false, "closed");
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
