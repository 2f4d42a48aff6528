/* SPDX-License-Identifier: MIT
 *
 * Mounting, shutting down and unmounting, in a mount namespace that nobody else is in. */
#include "power_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

/* From the kernel's ext4: no header of the system has them. */
#define EXT4_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
enum { NO_LOG_FLUSH = 2 };

enum { BUSY_ATTEMPTS = 1000, BUSY_WAIT_MS = 2 };

const char *power_reason(const char *what)
{
	static char text[256];

	snprintf(text, sizeof(text), "%s: %s", what, strerror(errno));
	return text;
}

const char *mount_namespace(void)
{
	if (unshare(CLONE_NEWNS) != 0)
		return power_reason("needs root, for a mount namespace of its own");
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return power_reason("needs a mount namespace that can be made private");
	return NULL;
}

const char *mount_image(const struct image *image, const char *dir)
{
	if (mount(image->device, dir, "ext4", MS_NOSUID | MS_NODEV | MS_NOATIME, NULL) != 0)
		return power_reason("ext4 cannot be mounted");
	return NULL;
}

const char *mount_shut_down(const char *dir)
{
	uint32_t way = NO_LOG_FLUSH;
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const char *wrong = NULL;

	if (fd < 0)
		return power_reason("the mounted folder");
	if (ioctl(fd, EXT4_IOC_SHUTDOWN, &way) != 0)
		wrong = power_reason("ext4 cannot be shut down");
	close(fd);
	return wrong;
}

const char *mount_end(const char *dir)
{
	for (int i = 0; umount2(dir, 0) != 0; i++) {
		if (errno != EBUSY || i == BUSY_ATTEMPTS)
			return power_reason("ext4 cannot be unmounted");
		poll(NULL, 0, BUSY_WAIT_MS);
	}
	return NULL;
}
