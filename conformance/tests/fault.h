/* SPDX-License-Identifier: MIT */
#ifndef FAULT_H
#define FAULT_H

/* Somebody cuts the file under a map.  Memory wholly past the new end is gone: touching it
 * raises a signal, or is an error of the call where the implementation guards itself. */

#include "span.h"

/* A map of three pages, all of them seen, of which the file lost the last two. */
static inline struct arg map_cut_to_page(enum mode mode)
{
	struct arg m = map_pattern(mode, 3 * page());

	expect_pattern(m, 0, 3 * page(), 0);
	file_truncate(mapped_file(), page());
	return m;
}

/* The first byte that is gone for good. */
static inline int64_t lost(void)
{
	return 2 * page();
}

/* Record how the touch of lost memory ended, when it ended in an answer.  The map and the
 * file are then what they were. */
static inline void record_touch(struct arg m, const struct answer *touch)
{
	observe(touch);
	expect_int(CALL(length, m), 3 * page());
	expect_pattern(m, 0, page(), 0);
	expect_file_size(mapped_file(), page());
	expect_file_pattern(mapped_file(), 0, page());
}

/* The same of one that begins at the position: an error leaves the position. */
static inline void record_touch_at(struct arg m, const struct answer *touch)
{
	record_touch(m, touch);
	if (!touch->ok)
		expect_int(CALL(tell, m), lost());
}

#endif
