/* SPDX-License-Identifier: MIT */
#ifndef STRATEGIES_CACHE_STATE_H
#define STRATEGIES_CACHE_STATE_H

#include "harness/case.h"

/*
 * A state of the page cache that can be established and verified.  Every state starts from the
 * same history: the whole file is read once from front to back with read() and the default
 * read-ahead, in blocks of 128 KiB.  So the memory that a cold sample fills was touched and freed
 * just before, and the device (or the host below a guest) has seen the same reads.
 *
 *	cold	fill, then evict; nothing is resident.  Evicting is fsync() and
 *		posix_fadvise(DONTNEED), and if pages remain, MADV_PAGEOUT.
 *	warm-small, warm-large, written
 *		evict, then fill; everything is resident and clean.  They differ in the size of
 *		the cache's folios, which decides how many pages a fault maps and how long a copy
 *		may run: single pages (read without read-ahead), what read-ahead makes of a file
 *		read front to back, and what writing the file makes.  page_cache_fault_probe()
 *		tells which it was: a file system without large folios skips warm-large.
 */
struct cache_state {
	const char *name;
	/* Bring f into the state and verify it.  Rejects s on failure: SAMPLE_SKIP if it can never
	 * succeed here, SAMPLE_INVALID if it may succeed the next time. */
	enum verdict (*prepare)(const struct data_file *f, struct sample *s);
	enum profile_level profile; /* the smallest that uses it */
	/* Non-zero if a sample that read from a device was not in this state. */
	int no_device;
};

extern const struct cache_state cache_cold, cache_small, cache_large, cache_written;

/* All of them, in that order; ends with NULL. */
extern const struct cache_state *const cache_states[];

#endif
