/* SPDX-License-Identifier: MIT */

/* Files, and what is none but has a descriptor. */

#include "adapter_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

int adapter_os_open(const char *path, unsigned mode)
{
	int flags = (mode & FILE_WRITES) == 0  ? O_RDONLY
	            : (mode & FILE_READS) == 0 ? O_WRONLY
	                                       : O_RDWR;

	return open(path, flags | ((mode & FILE_APPENDS) != 0 ? O_APPEND : 0) | O_CLOEXEC);
}

bool adapter_os_is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

int adapter_os_close(int fd)
{
	return close(fd);
}

int adapter_os_move(int fd, int number)
{
	int moved = dup2(fd, number), error = errno;

	if (moved >= 0)
		fcntl(moved, F_SETFD, FD_CLOEXEC);
	if (moved == 0)
		posix_give_zero();
	close(fd);
	errno = error;
	return moved;
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
	adapter_keep_file(call, fd, false, "closed");
}

static void keep_open(struct adapter_call *call, int fd, const char *what)
{
	adapter_keep_file(call, fd, true, what);
}

void adapter_os_file_special(struct adapter_call *call)
{
	const struct value *kind = adapter_argument(call, "kind");

	if (adapter_is_text(kind, "closed"))
		keep_closed(call);
	else if (adapter_is_text(kind, "directory"))
		keep_open(call, open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC), "directory");
	else if (adapter_is_text(kind, "pipe"))
		keep_open(call, open_pipe(), "pipe");
	else if (adapter_is_text(kind, "socket"))
		keep_open(call, open_socket(), "socket");
	else if (adapter_is_text(kind, "path"))
		keep_open(call, open_path(), "path");
	else if (adapter_is_text(kind, "memfd"))
		keep_open(call, open_memory(), "memfd");
	else if (adapter_is_text(kind, "null"))
		keep_open(call, open("/dev/null", O_RDWR | O_CLOEXEC), "null");
	else if (adapter_is_text(kind, "zero"))
		keep_open(call, open("/dev/zero", O_RDWR | O_CLOEXEC), "zero");
	else
		adapter_error(call, "Unsupported", 0, "kit", "no such kind of file");
}
