/* SPDX-License-Identifier: MIT
 *
 * An ext4 image behind a loop device that goes away by itself. */
#include "power_private.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IMAGE_BYTES = 32 << 20, ATTEMPTS = 64, NOT_INSTALLED = 127 };

void image_name(const char *dir, char out[IMAGE_NAME])
{
	size_t length = strlen(dir);

	snprintf(out, IMAGE_NAME, "%s", length < IMAGE_NAME ? dir : dir + length - IMAGE_NAME + 1);
	for (char *c = out; *c != '\0'; c++)
		if (*c == '/')
			*c = '!';
}

int image_memory(const char *dir)
{
	char name[IMAGE_NAME];

	image_name(dir, name);
	return memfd_create(name, MFD_CLOEXEC);
}

/* Few inodes, and nothing left for the kernel to initialise behind our back. */
static void become_mkfs(int backing)
{
	const char *path = getenv("PATH");
	char file[64], longer[4096];
	int null = open("/dev/null", O_RDWR);

	/* An ordinary user's path may lack the administrator's folders. */
	snprintf(longer, sizeof(longer), "%s:/usr/sbin:/sbin", path != NULL ? path : "");
	setenv("PATH", longer, 1);
	snprintf(file, sizeof(file), "/proc/self/fd/%d", backing);
	fcntl(backing, F_SETFD, 0);
	dup2(null, 1);
	dup2(null, 2);
	execlp("mkfs.ext4", "mkfs.ext4", "-q", "-F", "-N", "64", "-m", "0", "-E",
	       "lazy_itable_init=0,lazy_journal_init=0", file, (char *)NULL);
	_exit(NOT_INSTALLED);
}

static const char *make_file_system(int backing)
{
	int status;
	pid_t pid;

	if (ftruncate(backing, IMAGE_BYTES) != 0)
		return power_reason("no image");
	pid = fork();
	if (pid < 0)
		return power_reason("fork");
	if (pid == 0)
		become_mkfs(backing);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return power_reason("waitpid");
	if (status == 0)
		return NULL;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_INSTALLED)
		return "mkfs.ext4 is not installed (package e2fsprogs)";
	return "mkfs.ext4 does not work";
}

/* Attach backing to the loop device of that number.  errno is EBUSY when another process
 * was quicker. */
static int attach(int number, int backing, struct image *out)
{
	struct loop_config config = { .fd = (uint32_t)backing,
				      .info.lo_flags = LO_FLAGS_AUTOCLEAR };

	snprintf(out->device, sizeof(out->device), "/dev/loop%d", number);
	out->fd = open(out->device, O_RDWR | O_CLOEXEC);
	if (out->fd < 0)
		return -1;
	if (ioctl(out->fd, LOOP_CONFIGURE, &config) == 0)
		return 0;
	number = errno;
	close(out->fd);
	out->fd = -1;
	errno = number;
	return -1;
}

const char *image_attach(int backing, struct image *out)
{
	const char *wrong = make_file_system(backing);
	int control, done = -1;

	if (wrong != NULL)
		return wrong;
	control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
	if (control < 0)
		return power_reason("no loop device: /dev/loop-control");
	for (int i = 0; i < ATTEMPTS && done != 0; i++) {
		int number = ioctl(control, LOOP_CTL_GET_FREE);

		if (number < 0)
			break;
		done = attach(number, backing, out);
		if (done != 0 && errno != EBUSY && errno != ENXIO)
			break;
	}
	wrong = done != 0 ? power_reason("no loop device") : NULL;
	close(control);
	return wrong;
}
