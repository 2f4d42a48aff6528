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

/* Record the outcome of a call that touches lost memory of m.  The map and the file are then
 * what they were. */
static inline void record_touch(struct arg m, const struct answer *touch)
{
	observe(touch);
	expect_int(CALL(length, m), 3 * page());
	expect_pattern(m, 0, page(), 0);
	expect_pattern_file(mapped_file(), page());
}

/* The same of op on the map that is its first argument. */
#define RECORD_TOUCH(op, ...)                                                                      \
	record_touch_by(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

static inline void record_touch_by(enum operation op, const struct arg *args)
{
	record_touch(args[0], suite_call(op, args));
}

/* The same of op at the position, which is in lost memory.  An error leaves the position. */
#define RECORD_TOUCH_AT_POSITION(op, ...)                                                          \
	record_touch_at_position(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

static inline void record_touch_at_position(enum operation op, const struct arg *args)
{
	const struct answer *touch;

	position(args[0], lost());
	touch = suite_call(op, args);
	record_touch(args[0], touch);
	if (!touch->ok)
		expect_int(CALL(tell, args[0]), lost());
}

#endif
