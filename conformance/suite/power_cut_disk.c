/* SPDX-License-Identifier: MIT
 *
 * A disk whose power can be cut: an ext4 image behind a loop device that goes away by itself,
 * mounted in a mount namespace that only this process is in. */
#include "power_cut_private.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/wait.h>
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
