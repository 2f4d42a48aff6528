/* SPDX-License-Identifier: MIT
 *
 * A disk of 16 MiB in memory that can run full under an image. */
#include "power_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

static int folder = -1;

/* Out of the tree at once, and alive by its descriptor alone: mounted below the image that
 * lies on it, it and the image could keep each other from ending. */
const char *disk_make(const char *dir)
{
	if (mount("none", dir, "tmpfs", MS_NOSUID | MS_NODEV, "size=16m") != 0)
		return power_reason("tmpfs cannot be mounted");
	folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0 || umount2(dir, MNT_DETACH) != 0)
		return power_reason("the small disk");
	return NULL;
}

bool disk_made(void)
{
	return folder >= 0;
}

int disk_file(const char *dir)
{
	char name[IMAGE_NAME];
	int fd;

	image_name(dir, name);
	fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		unlinkat(folder, name, 0);
	return fd;
}

/* Down to the last byte.  The file lives as long as this process. */
const char *disk_fill(void)
{
	static const char zeros[65536];
	int fd = disk_file("filler");

	for (size_t size = sizeof(zeros); fd >= 0 && size > 0;)
		if (write(fd, zeros, size) <= 0)
			size /= 2;
	return fd < 0 || errno != ENOSPC ? power_reason("filling the small disk") : NULL;
}
