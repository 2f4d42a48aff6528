/* SPDX-License-Identifier: MIT */
#ifndef PLACE_H
#define PLACE_H

#include "mount.h"

/* Where a file lies: its mount, and the read-ahead of that. */
struct place {
	struct mount mount;
	char read_ahead[32]; /* in KiB */
};

/* Describe the place of fd.  What cannot be found out is "unknown". */
void place_of(int fd, struct place *p);

/* Non-zero if files there live in memory alone, so that nothing can be evicted. */
int place_is_memory(const struct place *p);

#endif
