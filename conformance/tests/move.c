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

REQUIREMENT(move.copy.window, move, "universal/33",
	"A move up to the map's end leaves the file's next byte alone.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("0123456789");
	struct arg m = map_file(f, WRITE, 0, 8);

	expect_ok(CALL(move, m, I(5), I(1), I(3)));
	EXPECT_FILE(f, 0, "0123412389");
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
