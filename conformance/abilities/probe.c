/* SPDX-License-Identifier: MIT */
#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define LEAVE(p, state_)                                                                           \
	do {                                                                                       \
		va_list values;                                                                    \
		va_start(values, format);                                                          \
		vsnprintf((p)->answer->observed, sizeof((p)->answer->observed), format, values);   \
		va_end(values);                                                                    \
		(p)->answer->state = (state_);                                                     \
		_exit(0);                                                                          \
	} while (0)

void probe_yes(const struct probe *p, const char *format, ...)
{
	LEAVE(p, ABILITY_YES);
}

void probe_no(const struct probe *p, const char *format, ...)
{
	LEAVE(p, ABILITY_NO);
}

void probe_unknown(const struct probe *p, const char *format, ...)
{
	LEAVE(p, ABILITY_UNKNOWN);
}

void probe_refused(const struct probe *p, const char *call)
{
	static const int shortages[] = { ENOSPC, EDQUOT, ENOMEM, EAGAIN, EMFILE, ENFILE };

	for (size_t i = 0; i < sizeof(shortages) / sizeof(shortages[0]); i++)
		if (errno == shortages[i])
			probe_failed(p, call);
	probe_no(p, "%s: %s", call, strerrorname_np(errno));
}

void probe_failed(const struct probe *p, const char *call)
{
	probe_unknown(p, "%s: %s", call, strerrorname_np(errno));
}

int probe_open(const struct probe *p, const char *name, int flags)
{
	int fd = openat(p->folder, name, flags | O_CLOEXEC, 0600);

	if (p->folder < 0)
		probe_unknown(p, "no file can be created: %s", strerrorname_np(p->error));
	if (fd < 0)
		probe_failed(p, (flags & O_CREAT) != 0 ? "open(O_CREAT)" : "open()");
	return fd;
}

int probe_empty_file(const struct probe *p)
{
	return probe_open(p, "file", O_RDWR | O_CREAT | O_EXCL);
}

/* hugetlbfs has no write(): stores to a map fill a file there. */
static bool fill(const struct probe *p, int fd, const char *bytes, size_t size)
{
	void *memory;

	if (pwrite(fd, bytes, size, 0) == (ssize_t)size)
		return true;
	if (errno != EINVAL || ftruncate(fd, (off_t)size) != 0)
		return false;
	memory = probe_map(p, fd, size, PROT_READ | PROT_WRITE, MAP_SHARED);
	memcpy(memory, bytes, size);
	munmap(memory, size);
	return true;
}

int probe_file(const struct probe *p, size_t size)
{
	int fd = probe_empty_file(p);
	char *bytes = malloc(size);

	if (bytes == NULL)
		probe_failed(p, "malloc()");
	memset(bytes, 'a', size);
	if (!fill(p, fd, bytes, size))
		probe_failed(p, "pwrite()");
	free(bytes);
	return fd;
}

int probe_readable(const struct probe *p)
{
	if (p->folder >= 0)
		return probe_file(p, p->unit);
	if (p->existing < 0)
		probe_unknown(p, "no file can be created (%s), and there is none to read",
		              strerrorname_np(p->error));
	return p->existing;
}

unsigned char *probe_map(const struct probe *p, int fd, size_t size, int prot, int flags)
{
	void *memory = mmap(NULL, size, prot, flags, fd, 0);

	if (memory == MAP_FAILED)
		probe_unknown(p, "mmap(%s, %s): %s",
		              flags == MAP_SHARED ? "MAP_SHARED" : "MAP_PRIVATE",
		              (prot & PROT_WRITE) != 0 ? "PROT_WRITE" : "PROT_READ",
		              strerrorname_np(errno));
	return memory;
}

bool probe_byte_is(const struct probe *p, int fd, off_t offset, char byte)
{
	char found;
	ssize_t n = pread(fd, &found, 1, offset);

	if (n < 0)
		probe_failed(p, "pread()");
	return n == 1 && found == byte;
}

void probe_write(const struct probe *p, int fd, off_t offset, char byte)
{
	if (pwrite(fd, &byte, 1, offset) != 1)
		probe_failed(p, "pwrite()");
}

bool probe_in_child(const struct probe *p, int *status)
{
	pid_t pid = fork();

	if (pid < 0)
		probe_failed(p, "fork()");
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		return true;
	}
	while (waitpid(pid, status, 0) < 0)
		if (errno != EINTR)
			probe_failed(p, "waitpid()");
	return false;
}
