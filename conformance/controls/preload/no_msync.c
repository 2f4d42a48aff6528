/* SPDX-License-Identifier: MIT
 *
 * A library to preload: an msync that promises more than it does.  What it does instead is
 * named by MSYNC_FAULT: "nothing", "async" (it starts and does not wait), "first-page" (of
 * the range), "map-start" (it forgets where the range begins). */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static void *newest;

static void *note(long result)
{
	void *memory = (void *)result;

	if (memory != MAP_FAILED)
		newest = memory;
	return memory;
}

/* The name behind mmap depends on the width of off_t that a program asked for. */
void *mmap64(void *base, size_t size, int prot, int flags, int fd, off64_t offset)
{
	return note(syscall(SYS_mmap, base, size, prot, flags, fd, offset));
}

void *mremap(void *base, size_t size, size_t new_size, int flags, ...)
{
	return note(syscall(SYS_mremap, base, size, new_size, flags));
}

int msync(void *base, size_t size, int flags)
{
	const char *fault = getenv("MSYNC_FAULT");
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (fault == NULL || strcmp(fault, "nothing") == 0)
		return 0;
	if (strcmp(fault, "async") == 0)
		flags = MS_ASYNC;
	else if (strcmp(fault, "first-page") == 0)
		size = size < page ? size : page;
	else if (strcmp(fault, "map-start") == 0 && newest != NULL)
		base = newest;
	else
		abort();
	return (int)syscall(SYS_msync, base, size, flags);
}
