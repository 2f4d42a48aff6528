/* SPDX-License-Identifier: MIT
 *
 * Pages that are changed in memory and never flushed.  When they survive a cut, the cut
 * shows nothing; they are ours, so that no implementation decides about that. */
#include "power_cut_private.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGES = 4, BEFORE = 'o', AFTER = 'n' };

static unsigned char *memory;

static size_t span(void)
{
	return PAGES * (size_t)sysconf(_SC_PAGESIZE);
}

static int open_control(const char *dir, int flags)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/control", dir);
	return open(path, flags | O_CLOEXEC, 0600);
}

/* The bytes that are there before are on the disk, so that a page that is lost shows. */
static bool store_before(int fd)
{
	unsigned char *bytes = malloc(span());
	bool good = bytes != NULL;

	if (good)
		memset(bytes, BEFORE, span());
	good = good && pwrite(fd, bytes, span(), 0) == (ssize_t)span() && fsync(fd) == 0;
	free(bytes);
	return good;
}

const char *control_change(const char *dir)
{
	int fd = open_control(dir, O_RDWR | O_CREAT);
	const char *wrong = NULL;

	if (fd < 0)
		return power_reason("the control pages");
	memory = MAP_FAILED;
	if (store_before(fd))
		memory = mmap(NULL, span(), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (memory == MAP_FAILED) {
		wrong = power_reason("the control pages");
		memory = NULL;
	} else {
		memset(memory, AFTER, span());
	}
	close(fd);
	return wrong;
}

void control_unmap(void)
{
	if (memory != NULL)
		munmap(memory, span());
	memory = NULL;
}

int control_lost(const char *dir)
{
	unsigned char *bytes = malloc(span());
	int fd = open_control(dir, O_RDONLY), lost = -1;

	if (bytes != NULL && fd >= 0 && pread(fd, bytes, span(), 0) == (ssize_t)span())
		lost = memchr(bytes, AFTER, span()) == NULL;
	if (fd >= 0)
		close(fd);
	free(bytes);
	return lost;
}
