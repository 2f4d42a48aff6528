/* SPDX-License-Identifier: MIT */
#ifndef MOUNT_H
#define MOUNT_H

/* A small file system of the test's own, in memory.  It is mounted nowhere: descriptors
 * alone hold it, so that it goes with the test whatever happens, and the adapter reaches
 * its file through the test's /proc/PID/fd. */

#include <fcntl.h>
#include <stdio.h>
#include <sys/mount.h>
#include <unistd.h>

#include "process.h"
#include "span.h"

/* A descriptor of a new file system of that many bytes; attributes are MOUNT_ATTR_*. */
static inline int mount_memory(int64_t size, unsigned attributes)
{
	int context = fsopen("tmpfs", FSOPEN_CLOEXEC), fd = -1;
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)size);
	if (context >= 0 && fsconfig(context, FSCONFIG_SET_STRING, "size", text, 0) == 0 &&
	    fsconfig(context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
		fd = fsmount(context, FSMOUNT_CLOEXEC, attributes);
	note_outside("it makes a file system");
	if (fd < 0) {
		verdict_lacking();
		skip("the test may not make a file system: %s", strerror(errno));
	}
	close(context);
	return fd;
}

/* Open the one file of that file system, and make it if need be. */
static inline struct file file_on(int mount, int flags)
{
	struct file f = { .fd = openat(mount, "file", flags | O_CLOEXEC, 0644) };

	if (process_is_inside())
		skip("the process does not see the test's file systems");
	if (f.fd < 0)
		broken("cannot open a file in memory: %s", strerror(errno));
	snprintf(f.path, sizeof(f.path), "/proc/%d/fd/%d", (int)getpid(), f.fd);
	return f;
}

static inline void make_read_only(int mount)
{
	struct mount_attr attributes = { .attr_set = MOUNT_ATTR_RDONLY };

	if (mount_setattr(mount, "", AT_EMPTY_PATH, &attributes, sizeof(attributes)) != 0) {
		verdict_lacking();
		skip("the test may not make a file system read-only: %s", strerror(errno));
	}
}

#endif
