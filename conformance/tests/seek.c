/* SPDX-License-Identifier: MIT
 *
 * seek() and tell(): what seek() answers, and whose position it is. */
#include "suite.h"

enum { SIZE = 8 };
static const char text[] = "abcdefgh";

/* The position is at, and the byte there is what is read next. */
static void expect_position(struct arg m, int64_t at)
{
	expect_int(CALL(tell, m), at);
	expect_bytes(CALL(read, m, I(1)), text + at, at < SIZE);
}

REQUIREMENT(seek.result.position, seek, "python-docs/59",
	"seek gives the new position, counted from the beginning.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(seek, m, I(5)), 5);
	expect_int(CALL(seek, m, I(-2), I(1)), 3);
	expect_int(CALL(seek, m, I(-1), I(2)), 7);
	expect_int(CALL(seek, m, I(0)), 0);
}

REQUIREMENT(seek.result.none, seek, "python-docs/60",
	"Before Python 3.13 a seek that works gives None.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_none(CALL(seek, m, I(5)));
	expect_position(m, 5);
	expect_none(CALL(seek, m, I(-2), I(2)));
	expect_position(m, 6);
}

REQUIREMENT(seek.tell.own, tell, "python2.4/4 python-docs/62",
	"Two maps of one file have a position each.")
{
	struct file *f = FILE_OF("abcdefgh");
	struct arg one = map_file(f, READ, 0, 0), other = map_file(f, READ, 0, 0);

	position(one, 3);
	position(other, 5);
	expect_int(CALL(tell, one), 3);
	expect_int(CALL(tell, other), 5);
}
