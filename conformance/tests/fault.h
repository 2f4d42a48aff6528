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

/* touch, a call that touches lost memory of m, must report an error, because the memory has no
 * bytes to give or to keep.  Raising a signal is the other right outcome, and ends the test.
 * After the error the map and the file are as they were. */
static inline void expect_lost(struct arg m, const struct answer *touch)
{
	observe(touch);
	expect_error(touch, "any");
	expect_int(CALL(length, m), 3 * page());
	expect_pattern(m, 0, page(), 0);
	expect_pattern_file(mapped_file(), page());
}

/* The same of op on the map that is its first argument. */
#define EXPECT_LOST(op, ...)                                                                       \
	expect_lost_by(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

static inline void expect_lost_by(enum operation op, const struct arg *args)
{
	expect_lost(args[0], suite_call(op, args));
}

/* The same of op at the position, which is in lost memory.  An error leaves the position. */
#define EXPECT_LOST_AT_POSITION(op, ...)                                                           \
	expect_lost_at_position(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

static inline void expect_lost_at_position(enum operation op, const struct arg *args)
{
	position(args[0], lost());
	expect_lost_by(op, args);
	expect_int(CALL(tell, args[0]), lost());
}

/* The first bytes of the pattern, which are left. */
enum { LEFT = 4 };
static inline struct arg left(void)
{
	unsigned char *bytes = keep_room(LEFT);

	pattern_fill(bytes, 0, LEFT);
	return BYTES(bytes, LEFT);
}

static inline void expect_left(const struct answer *a)
{
	expect_bytes(a, left().value.data, LEFT);
}

#endif
