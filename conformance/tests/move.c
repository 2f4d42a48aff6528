/* SPDX-License-Identifier: MIT
 *
 * move: bytes copied from one place of the map to another, and ranges that it cannot take. */
#include "suite.h"

enum { SIZE = 10 };
static const char fresh[] = "0123456789";

static bool apart(int64_t destination, int64_t source, int64_t count)
{
	return destination + count <= source || source + count <= destination;
}

/* Move every range of the wanted kind in a fresh map, and compare all of it. */
static void move_every(bool overlapping)
{
	struct arg m = map_new(WRITE, fresh, SIZE);

	for (int64_t to = 0; to <= SIZE; to++) {
		for (int64_t from = 0; from <= SIZE; from++) {
			for (int64_t count = 1; count <= SIZE - (to > from ? to : from); count++) {
				char model[] = "0123456789";

				if (apart(to, from, count) == overlapping)
					continue;
				memmove(model + to, model + from, (size_t)count);
				file_store(mapped_file(), 0, fresh, SIZE);
				expect_ok(CALL(move, m, I(to), I(from), I(count)));
				expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
			}
		}
	}
}

REQUIREMENT(move.copy.apart, move, "python2.4/74 python3.13/41",
	"move copies count bytes from source to destination and changes no other, for all ranges "
	"that do not overlap.", .needs = NEEDS_SHARED)
{
	move_every(false);
}

REQUIREMENT(move.copy.overlapping, move, "python-tests/29",
	"move gives what a copy through a buffer gives, for all ranges that overlap, in both "
	"directions.", .level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	move_every(true);
}

REQUIREMENT(move.copy.pages, move, "python2.4/74 python3.13/41",
	"move copies across pages of the map and changes no byte beside them.",
	.needs = NEEDS_SHARED)
{
	int64_t p = page();
	struct arg m = map_pattern(WRITE, 4 * p);
	unsigned char *moved = keep_room((size_t)p + 9);

	pattern_fill(moved, 2 * p - 5, (size_t)p + 9);
	expect_ok(CALL(move, m, I(3), I(2 * p - 5), I(p + 9)));
	expect_file_pattern(mapped_file(), 0, 3);
	expect_file(mapped_file(), 3, moved, (size_t)p + 9);
	expect_file_pattern(mapped_file(), p + 12, 3 * p - 12);
}

REQUIREMENT(move.copy.file, move, "python2.4/24 python-docs/30 universal/31 universal/34",
	"What move changes in a write-through map is in the file, which keeps its size.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_new(WRITE, fresh, SIZE);

	expect_ok(CALL(move, m, I(1), I(7), I(3)));
	EXPECT_FILE(mapped_file(), 0, "0789456789");
	expect_file_size(mapped_file(), SIZE);
}

REQUIREMENT(move.copy.window, move, "universal/33",
	"A move up to the map's end leaves the file's next byte alone.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("0123456789");
	struct arg m = map_file(f, WRITE, 0, 8);

	expect_ok(CALL(move, m, I(5), I(1), I(3)));
	EXPECT_FILE(f, 0, "0123412389");
}

REQUIREMENT(move.position.unmoved, move, "python2.4/4 python-docs/2",
	"move leaves the position.", .needs = NEEDS_SHARED)
{
	struct arg m = map_new(WRITE, fresh, SIZE);

	position(m, 4);
	expect_ok(CALL(move, m, I(3), I(7), I(2)));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "0127856789");
	expect_int(CALL(tell, m), 4);
}

REQUIREMENT(move.access.read, move, "python2.4/75 python3.13/42 universal/30",
	"move on a read-only map raises TypeError.", .needs = NEEDS_SHARED)
{
	struct arg m = map_new(WRITE, fresh, SIZE), locked = map_new(READ, fresh, SIZE);

	expect_ok(CALL(move, m, I(0), I(8), I(2)));
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(3)), "892");
	REFUSED(locked, "TypeError", move, locked, I(0), I(8), I(2));
}

REQUIREMENT(move.access.copy, move,
	"python2.4/25 python2.4/74 python-docs/31 python3.13/41 universal/29",
	"move works on a copy-on-write map and leaves its file alone.")
{
	struct arg m = map_new(COPY, fresh, SIZE);

	expect_ok(CALL(move, m, I(0), I(8), I(2)));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "8923456789");
	EXPECT_FILE(mapped_file(), 0, "0123456789");
}

/* A map of 10 bytes of a file of 12, on which a move was seen to work. */
static struct arg moved(void)
{
	struct arg m = map_file(FILE_OF("0123456789xy"), WRITE, 0, 10);

	expect_ok(CALL(move, m, I(6), I(1), I(4)));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "0123451234");
	return m;
}

struct range {
	int64_t destination, source, count;
};

static void refuse(struct arg m, const char *kinds, const struct range *r, size_t count)
{
	for (; count > 0; r++, count--)
		REFUSED(m, kinds, move, m, I(r->destination), I(r->source), I(r->count));
}

static const struct range outside[] = {
	{ 0, 9, 2 }, { 9, 0, 2 },  { 0, 0, 11 }, { 10, 0, 1 },  { 0, 10, 1 },
	{ 5, 4, 6 }, { 0, 20, 1 }, { 20, 0, 1 }, { 10, 10, 2 },
};

static const struct range negative[] = {
	{ -1, 0, 1 }, { 0, -1, 1 },   { 0, 1, -1 },   { -1, -1, 1 },
	{ 5, 5, -5 }, { -1, -1, -1 }, { -10, 0, 10 },
};

REQUIREMENT(move.range.outside, move, "universal/11 universal/13 universal/33 universal/34",
	"move with a range that leaves the map is refused and changes nothing.",
	.needs = NEEDS_SHARED)
{
	refuse(moved(), "any", outside, COUNT(outside));
}

REQUIREMENT(move.range.outside-kind, move, "python-tests/30",
	"move with a range that leaves the map raises ValueError.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	refuse(moved(), "ValueError", outside, COUNT(outside));
}

REQUIREMENT(move.range.negative, move, "universal/11 universal/13",
	"move with a negative argument is refused and changes nothing.", .needs = NEEDS_SHARED)
{
	refuse(moved(), "any", negative, COUNT(negative));
}

REQUIREMENT(move.range.negative-kind, move, "python-tests/31",
	"move with a negative argument raises ValueError.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	refuse(moved(), "ValueError", negative, COUNT(negative));
}

REQUIREMENT(move.range.nothing, move, "python-source/59",
	"What moving no bytes does at the end, and one past it.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "0123456789");
	const struct answer *at_end = CALL(move, m, I(10), I(10), I(0));
	const struct answer *past = CALL(move, m, I(11), I(0), I(0));

	observe_text("at the end: %s, past it: %s", at_end->ok ? "works" : at_end->kind,
	             past->ok ? "works" : past->kind);
}

REQUIREMENT(move.huge.sum, move, "universal/11 universal/26",
	"move whose sums leave what a position can be is refused; they do not wrap.",
	.needs = NEEDS_SHARED)
{
	static const struct range huge[] = {
		{ INT64_MAX, 0, 1 },
		{ 0, INT64_MAX, 1 },
		{ INT64_MAX, INT64_MAX, INT64_MAX },
		{ 1, 1, INT64_MAX },
		{ INT64_MAX, 0, INT64_MAX },
		{ 0, INT64_MAX, INT64_MAX },
		{ 0, 0, INT64_MAX },
		{ INT64_MIN, 0, 1 },
		{ 0, INT64_MIN, 1 },
		{ 0, 1, INT64_MIN },
		{ INT64_MIN, INT64_MIN, INT64_MIN },
		{ INT64_MIN, INT64_MIN, INT64_MAX },
	};

	refuse(moved(), "any", huge, COUNT(huge));
}

REQUIREMENT(move.huge.sum-kind, move, "python-tests/32",
	"move() should raise ValueError if destination and count are too large together.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = moved();

	expect_none(CALL(move, m, I(1), I(1), I(1)));
	REFUSED(m, "ValueError", move, m, I(1), I(1), I(INT64_MAX));
}

REQUIREMENT(move.huge.number, move, "universal/11 universal/26 universal/27",
	"move with a number too large for the platform is refused; it is not cut.",
	.needs = NEEDS_SHARED)
{
	static const char *const numbers[] = { "9223372036854775808", "18446744073709551616",
		                               "18446744073709551617", "-18446744073709551615" };
	struct arg m = moved();

	for (size_t i = 0; i < COUNT(numbers); i++) {
		REFUSED(m, "any", move, m, BIG(numbers[i]), I(3), I(1));
		REFUSED(m, "any", move, m, I(3), BIG(numbers[i]), I(1));
		REFUSED(m, "any", move, m, I(3), I(5), BIG(numbers[i]));
	}
}

REQUIREMENT(move.huge.number-kind, move, "python-source/60",
	"What move does with a destination of 2 to the 63rd.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	observe(CALL(move, moved(), BIG("9223372036854775808"), I(0), I(1)));
}
