/* SPDX-License-Identifier: MIT */
#ifndef RESIDENCY_H
#define RESIDENCY_H

#include <stddef.h>

/* Which pages of a file are in the page cache.  mincore() tells the truth only about a file that
 * the caller could write. */
struct residency {
	size_t pages;    /* of the file */
	size_t resident; /* counted by mincore() */
	size_t cached;   /* counted by cachestat(); equal to resident where there is none */
	size_t dirty;    /* dirty or under writeback, by cachestat(); 0 where there is none */
};

/* Look at the first len bytes of fd, len > 0.  Returns 0 or -errno, *out unchanged. */
int residency_get(int fd, size_t len, struct residency *out);

/* Non-zero if the kernel has cachestat(). */
int residency_has_cachestat(void);

#endif
