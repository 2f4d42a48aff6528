/* SPDX-License-Identifier: MIT
 *
 * seek: where the position goes, what seek answers, and where it cannot go. */
#include "suite.h"

enum { SIZE = 8 };
static const char text[] = "abcdefgh";

/* The position is at, and the byte there is what is read next. */
static void expect_position(struct arg m, int64_t at)
{
	expect_int(CALL(tell, m), at);
	expect_bytes(CALL(read, m, I(1)), text + at, at < SIZE);
}

REQUIREMENT(seek.beginning.omitted, seek, "python2.4/13 python2.4/86 python2.4/87 python-docs/58",
	"seek without a whence sets the position counted from the beginning.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	for (int64_t at = SIZE - 1; at >= 0; at--) {
		expect_ok(CALL(seek, m, I(at)));
		expect_position(m, at);
	}
}

REQUIREMENT(seek.beginning.zero, seek, "python2.4/87 python-docs/58",
	"seek with whence 0 sets the position counted from the beginning.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	for (int64_t at = SIZE - 1; at >= 0; at--) {
		expect_ok(CALL(seek, m, I(at), I(0)));
		expect_position(m, at);
	}
}

REQUIREMENT(seek.position.every, seek, "python2.4/88 python-docs/58",
	"seek with whence 1 moves the position on, or back, by that many bytes.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	for (int64_t from = 0; from < SIZE; from++) {
		for (int64_t to = 0; to < SIZE; to++) {
			expect_ok(CALL(seek, m, I(from)));
			expect_ok(CALL(seek, m, I(to - from), I(1)));
			expect_position(m, to);
		}
	}
}

REQUIREMENT(seek.end.every, seek, "python2.4/89 python-docs/58",
	"seek with whence 2 counts from the end, where map and file end together.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	for (int64_t back = 0; back <= SIZE; back++) {
		expect_ok(CALL(seek, m, I(-back), I(2)));
		expect_position(m, SIZE - back);
	}
}

REQUIREMENT(seek.end.window, seek, "python-source/70",
	"Where whence 2 leads in a map of the first 8 bytes of a file of 12.",
	.level = INFORMATIONAL)
{
	struct arg m = map_file(FILE_OF("abcdefghijkl"), READ, 0, 8);
	const struct answer *a = CALL(seek, m, I(0), I(2));

	observe(a->ok ? CALL(tell, m) : a);
}

REQUIREMENT(seek.beginning.to-end, seek, "python-tests/42",
	"seek to exactly the end works, from wherever it counts.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_ok(CALL(seek, m, I(SIZE)));
	expect_position(m, SIZE);
	position(m, 3);
	expect_ok(CALL(seek, m, I(SIZE - 3), I(1)));
	expect_position(m, SIZE);
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

REQUIREMENT(seek.seekable, seekable, "python-docs/61",
	"seekable gives true, whatever the access and wherever the position.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_true(CALL(seekable, m));
	position(m, SIZE);
	expect_true(CALL(seekable, m));
	expect_true(CALL(seekable, map_bytes(COPY, "abcdefgh")));
}

static const int64_t most = INT64_MAX;

/* A seek that works, so that it is known to: the position is 5 of 8 afterwards. */
static struct arg sought(void)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_ok(CALL(seek, m, I(5)));
	expect_int(CALL(tell, m), 5);
	return m;
}

REQUIREMENT(seek.outside.before, seek, "universal/12",
	"seek to before the first byte is refused and leaves the position.")
{
	struct arg m = sought();

	REFUSED(m, "any", seek, m, I(-1));
	REFUSED(m, "any", seek, m, I(-3), I(0));
	REFUSED(m, "any", seek, m, I(-6), I(1));
	REFUSED(m, "any", seek, m, I(-9), I(2));
}

REQUIREMENT(seek.outside.kind, seek, "python-tests/41",
	"seek to before the first byte or past the end raises ValueError and leaves the position.",
	.level = RECOMMENDED)
{
	static const struct {
		int64_t by, whence;
	} cases[] = {
		{ -1, 0 }, { 9, 0 }, { -6, 1 }, { 4, 1 }, { -9, 2 }, { 1, 2 },
	};
	struct arg m = sought();

	for (size_t i = 0; i < COUNT(cases); i++)
		REFUSED(m, "ValueError", seek, m, I(cases[i].by), I(cases[i].whence));
}

REQUIREMENT(seek.huge.sum, seek, "universal/12 universal/26",
	"seek whose sum leaves what a position can be is refused; it does not wrap.")
{
	const struct {
		int64_t by, whence;
	} cases[] = {
		{ most, 0 },      { most, 1 },      { most, 2 },      { most - 4, 1 },
		{ most - 7, 2 },  { -most, 0 },     { -most, 1 },     { -most, 2 },
		{ -most - 1, 0 }, { -most - 1, 1 }, { -most - 1, 2 },
	};
	struct arg m = sought();

	for (size_t i = 0; i < COUNT(cases); i++)
		REFUSED(m, "any", seek, m, I(cases[i].by), I(cases[i].whence));
}

REQUIREMENT(seek.huge.number, seek, "universal/12 universal/26 universal/27",
	"seek by a number too large for the platform is refused; it is not cut.")
{
	static const char *const numbers[] = { "9223372036854775808", "-9223372036854775809",
		                               "18446744073709551616", "18446744073709551618",
		                               "-18446744073709551615" };
	struct arg m = sought();

	for (size_t i = 0; i < COUNT(numbers); i++)
		for (int64_t whence = 0; whence <= 2; whence++)
			REFUSED(m, "any", seek, m, BIG(numbers[i]), I(whence));
}

REQUIREMENT(seek.huge.sum-kind, seek, "python-tests/43",
	"seek() should raise ValueError if position and distance are too large together.",
	.level = RECOMMENDED)
{
	struct arg m = sought();

	expect_ok(CALL(seek, m, I(1), I(1)));
	REFUSED(m, "ValueError", seek, m, I(most), I(1));
}

REQUIREMENT(seek.huge.number-kind, seek, "python-source/72",
	"What seek does with 2 to the 63rd.", .level = INFORMATIONAL)
{
	observe(CALL(seek, sought(), BIG("9223372036854775808")));
}

REQUIREMENT(seek.whence.unknown, seek, "python-docs/58 python-source/71",
	"seek() must refuse a whence other than 0, 1 and 2.")
{
	const struct arg whences[] = { I(3), I(4), I(-1), I((int64_t)1 << 32), I(INT64_MAX) };
	struct arg m = sought();

	expect_ok(CALL(seek, m, I(1), I(0)));
	expect_int(CALL(tell, m), 1);
	for (size_t i = 0; i < COUNT(whences); i++)
		REFUSED(m, "any", seek, m, I(2), whences[i]);
}
