/* SPDX-License-Identifier: MIT */
#ifndef POWER_CUT_PRIVATE_H
#define POWER_CUT_PRIVATE_H

/* The parts of a power cut.  They know nothing of tests: a function returns NULL, or why
 * it could not do its work, in words that live until the next such answer. */

#include <stdbool.h>

/* --- power_cut_disk.c: an ext4 image behind a loop device ----------------------- */

/* The loop device detaches itself with its last user; fd is one of them. */
struct image {
	int fd;
	char device[32];
};

/* Make a file system in the empty file backing, and attach it.  backing may be closed and
 * unlinked afterwards. */
const char *image_attach(int backing, struct image *out);

/* What losetup shows behind the device, so that somebody can tell whose it is: the last
 * letters of dir, each '/' as '!'. */
enum { IMAGE_NAME = 200 };
void image_name(const char *dir, char out[IMAGE_NAME]);

/* A file in memory, in no folder, or -1. */
int image_memory(const char *dir);

/* --- power_cut_disk.c: the mount, in a namespace of its own ---------------------- */

const char *mount_namespace(void);
const char *mount_image(const struct image *image, const char *dir);
const char *mount_shut_down(const char *dir);
/* Busy is tried again for a while: what uses it is ending. */
const char *mount_end(const char *dir);

/* "WHAT: the system's words for errno" */
const char *power_reason(const char *what);

/* --- power_cut_disk.c: a small disk for an image ------------------------------------ */

/* dir is its mount point for a moment.  It ends with this process. */
const char *disk_make(const char *dir);
bool disk_made(void);
/* A file on it, unlinked already, or -1. */
int disk_file(const char *dir);
const char *disk_fill(void);

/* --- power_cut_unflushed.c: pages that must not survive ------------------------------ */

const char *control_change(const char *dir);
void control_unmap(void);
/* 1: all of them were lost, 0: one survived, -1: they cannot be read. */
int control_lost(const char *dir);

#endif
