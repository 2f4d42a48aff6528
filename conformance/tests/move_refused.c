/* SPDX-License-Identifier: MIT
 *
 * Ranges that move cannot take. */
#include "suite.h"

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
	{ 0, 9, 2 }, { 9, 0, 2 }, { 0, 0, 11 }, { 10, 0, 1 }, { 0, 10, 1 }, { 5, 4, 6 },
	{ 0, 20, 1 }, { 20, 0, 1 }, { 10, 10, 2 },
};

static const struct range negative[] = {
	{ -1, 0, 1 }, { 0, -1, 1 }, { 0, 1, -1 }, { -1, -1, 1 }, { 5, 5, -5 }, { -1, -1, -1 },
	{ -10, 0, 10 },
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
		{ INT64_MAX, 0, 1 }, { 0, INT64_MAX, 1 }, { INT64_MAX, INT64_MAX, INT64_MAX },
		{ 1, 1, INT64_MAX }, { INT64_MAX, 0, INT64_MAX }, { 0, INT64_MAX, INT64_MAX },
		{ 0, 0, INT64_MAX }, { INT64_MIN, 0, 1 }, { 0, INT64_MIN, 1 }, { 0, 1, INT64_MIN },
		{ INT64_MIN, INT64_MIN, INT64_MIN }, { INT64_MIN, INT64_MIN, INT64_MAX },
	};

	refuse(moved(), "any", huge, COUNT(huge));
}

REQUIREMENT(move.huge.sum-kind, move, "python-tests/32",
	"What move does when destination and count are too large together.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	observe(CALL(move, moved(), I(1), I(1), I(INT64_MAX)));
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
