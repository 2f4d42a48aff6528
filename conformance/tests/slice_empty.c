/* SPDX-License-Identifier: MIT
 *
 * Slices of no bytes.  No other universal requirement depends on them. */
#include "outside.h"

/* Read the slice of no bytes at index at of a map. */
static void get_nothing(int64_t at)
{
	struct arg m = map_bytes(READ, "abcdefg");

	EXPECT_BYTES(CALL(get_slice, m, I(2), I(4)), "cd");
	EXPECT_BYTES(CALL(get_slice, m, I(at), I(at)), "");
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(7)), "abcdefg");
}

REQUIREMENT(slice.get.empty, get_slice, "universal/54",
	"A slice whose bounds are equal must give no bytes.")
{
	get_nothing(2);
	get_nothing(0);
}

REQUIREMENT(slice.get.empty-at-end, get_slice, "universal/54",
	"A slice whose bounds are both the map's length must give no bytes.")
{
	get_nothing(7);
}

enum { END = -1 };

/* Write no bytes to the slice of no bytes at index at of a map, or at its END. */
static void set_nothing(int64_t at)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(WRITE, outside_length(i));
		const int64_t where = at == END ? o.length : at;

		store(o.m, 2, "!!");
		memset(o.model + 2, '!', 2);
		expect_outside(&o);
		expect_ok(CALL(set_slice, o.m, I(where), I(where), NONE, B("")));
		expect_outside(&o);
	}
}

REQUIREMENT(slice.set.empty, set_slice, "universal/55",
	"Writing no bytes to a slice whose bounds are equal must work and change nothing.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	set_nothing(2);
}

REQUIREMENT(slice.set.empty-at-end, set_slice, "universal/55",
	"Writing no bytes to a slice whose bounds are both the map's length must work and change "
	"nothing.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	set_nothing(END);
}
