/* SPDX-License-Identifier: MIT */
#include "base/process_environment.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool process_environment_has(const char *pid, const void *text, size_t size)
{
	static char found[1 << 17];
	char path[64];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%.20s/environ", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	n = fd >= 0 ? read(fd, found, sizeof(found)) : -1;
	if (fd >= 0)
		close(fd);
	return n > 0 && memmem(found, (size_t)n, text, size) != NULL;
}
