/* SPDX-License-Identifier: MIT */
#ifndef BASE_MOUNT_POINT_H
#define BASE_MOUNT_POINT_H

/* The mounted file system in which an open file or directory lies. */
struct mount {
	char type[32];     /* such as "ext4" */
	char options[256]; /* of the mount, such as "rw,noatime" */
	char source[128];  /* a device, or what the file system calls its source */
};

/* Describe the mount of fd.  /proc/self/mountinfo is asked for the mount's own number, since
 * a subvolume of btrfs has a device number of its own.  Where the mount is not listed, as in a
 * chroot, the type comes from statfs() and the rest is "unknown"; so is a type that is not
 * known by its number. */
void mount_of(int fd, struct mount *out);

#endif
