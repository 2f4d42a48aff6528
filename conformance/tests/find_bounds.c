/* SPDX-License-Identifier: MIT
 *
 * find() and rfind(): the bounds of a search mean what the bounds of a slice mean. */
#include "find.h"

enum { SIZE = 7 };
static const char text[] = "abaabab";

/* The text, in a file that goes on with more of the same letters. */
static struct arg map_text(void)
{
	return map_file(FILE_OF("abaababbab"), READ, 0, SIZE);
}

static int64_t clamped(int64_t bound)
{
	if (bound < 0)
		bound += SIZE;
	return bound < 0 ? 0 : bound > SIZE ? SIZE : bound;
}

/* What the search should give within a slice. */
static int64_t found(enum operation op, const char *needle, int64_t start, int64_t end)
{
	return naive_search(op, text, needle, clamped(start), clamped(end));
}

static void search_slices(enum operation op, const char *needle)
{
	struct arg m = map_text();

	for (int64_t start = -SIZE - 2; start <= SIZE + 2; start++)
		for (int64_t end = -SIZE - 2; end <= SIZE + 2; end++)
			expect_int(search_within(op, m, BYTES(needle, strlen(needle)), start, end),
			           found(op, needle, start, end));
}

REQUIREMENT(find.bounds.one-byte, find, "python3.13/23 python3.13/24 python-docs/37",
	"Whatever its bounds, a search for one byte agrees with a search of the slice.")
{
	search_slices(OP_find, "b");
}

REQUIREMENT(rfind.bounds.one-byte, rfind, "python3.13/23 python3.13/24",
	"Whatever its bounds, a search for one byte from the end agrees with a search of the "
	"slice.")
{
	search_slices(OP_rfind, "b");
}

REQUIREMENT(find.bounds.several-bytes, find, "python3.13/23 python3.13/24 python-docs/37",
	"Whatever its bounds, a search for several bytes agrees with a search of the slice: the "
	"needle lies wholly inside.")
{
	search_slices(OP_find, "ab");
	search_slices(OP_find, "aba");
	search_slices(OP_find, "bb");
}

REQUIREMENT(rfind.bounds.several-bytes, rfind, "python3.13/23 python3.13/24",
	"Whatever its bounds, a search for several bytes from the end agrees with a search of the "
	"slice: the needle lies wholly inside.")
{
	search_slices(OP_rfind, "ab");
	search_slices(OP_rfind, "aba");
	search_slices(OP_rfind, "bb");
}

static void search_to_end(enum operation op)
{
	struct arg m = map_text();

	for (int64_t start = -SIZE - 2; start <= SIZE + 2; start++)
		expect_int(search(op, m, B("ab"), start), found(op, "ab", start, SIZE));
}

REQUIREMENT(find.bounds.start-alone, find, "python3.13/23 python-docs/37",
	"Without an end a search goes to the end of the map, from a negative start too.")
{
	search_to_end(OP_find);
}

REQUIREMENT(rfind.bounds.start-alone, rfind, "python3.13/23",
	"Without an end a search from the end begins at the end of the map, with a negative start "
	"too.")
{
	search_to_end(OP_rfind);
}

/* Search for a byte that stands at the end bound. */
static void search_reversed(enum operation op)
{
	struct arg m = map_text();

	for (int64_t end = 0; end < SIZE; end++)
		for (int64_t start = end + 1; start <= SIZE; start++)
			expect_int(search_within(op, m, BYTES(text + end, 1), start, end), -1);
	expect_int(search_within(op, m, B("a"), 3, 4), 3);
}

REQUIREMENT(find.bounds.reversed, find, "python3.13/23 python3.13/24",
	"A search whose start is behind its end gives -1.")
{
	search_reversed(OP_find);
}

REQUIREMENT(rfind.bounds.reversed, rfind, "python3.13/23 python3.13/24",
	"A search from the end whose start is behind its end gives -1.")
{
	search_reversed(OP_rfind);
}

static void search_largest_bounds(enum operation op, struct arg needle, int64_t want)
{
	struct arg m = map_text();

	expect_int(search_within(op, m, needle, INT64_MIN, INT64_MAX), want);
	expect_int(search_within(op, m, needle, -INT64_MAX, SIZE), want);
	expect_int(search_within(op, m, needle, 0, INT64_MAX), want);
	expect_int(search(op, m, B("a"), INT64_MAX), -1);
	expect_int(search_within(op, m, B("a"), 0, INT64_MIN), -1);
}

REQUIREMENT(find.bounds.largest, find, "python3.13/23",
	"The largest and the smallest bound of the platform count as the map's ends.")
{
	search_largest_bounds(OP_find, B("bab"), 4);
}

REQUIREMENT(rfind.bounds.largest, rfind, "python3.13/23",
	"For rfind the largest and the smallest bound of the platform count as the map's ends.")
{
	search_largest_bounds(OP_rfind, B("aba"), 3);
}

/* Search for "bab" with bounds of any size, end NULL for none: either the answer that clamping
 * gives or an error, and the position stays at 3. */
static void expect_clamped(enum operation op, struct arg m, const char *start, const char *end,
                           int64_t want)
{
	const struct arg none = { .end = true };
	const struct arg args[] = { m, B("bab"), BIG(start), end != NULL ? BIG(end) : none, none };
	const struct answer *a = suite_attempt(m, NULL, op, args);

	if (a->ok)
		expect_int(a, want);
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(find.bounds.huge-start, find, "universal/12 universal/27",
	"A start too large for the platform counts as the map's end or is refused.")
{
	struct arg m = map_text();

	position(m, 3);
	expect_int(CALL(find, m, B("bab"), I(1)), 4);
	expect_clamped(OP_find, m, "9223372036854775808", NULL, -1);
	expect_clamped(OP_find, m, "18446744073709551616", NULL, -1);
	expect_clamped(OP_find, m, "-9223372036854775809", NULL, 4);
	expect_clamped(OP_find, m, "-18446744073709551611", NULL, 4);
}

REQUIREMENT(find.bounds.huge-end, find, "universal/12 universal/27",
	"An end too large for the platform counts as the map's end or is refused.",
	.python = ">=2.6")
{
	struct arg m = map_text();

	position(m, 3);
	expect_int(CALL(find, m, B("bab"), I(1), I(7)), 4);
	expect_clamped(OP_find, m, "1", "9223372036854775808", 4);
	expect_clamped(OP_find, m, "1", "18446744073709551621", 4);
	expect_clamped(OP_find, m, "1", "-18446744073709551609", -1);
}

REQUIREMENT(rfind.bounds.huge, rfind, "universal/12 universal/27",
	"For rfind a bound too large for the platform counts as the map's end or is refused.")
{
	struct arg m = map_text();

	position(m, 3);
	expect_int(CALL(rfind, m, B("bab"), I(1), I(7)), 4);
	expect_clamped(OP_rfind, m, "9223372036854775808", "7", -1);
	expect_clamped(OP_rfind, m, "18446744073709551616", "7", -1);
	expect_clamped(OP_rfind, m, "-9223372036854775809", "7", 4);
	expect_clamped(OP_rfind, m, "-18446744073709551611", "7", 4);
	expect_clamped(OP_rfind, m, "1", "9223372036854775808", 4);
	expect_clamped(OP_rfind, m, "1", "18446744073709551621", 4);
	expect_clamped(OP_rfind, m, "1", "-18446744073709551609", -1);
}

REQUIREMENT(find.bounds.huge-kind, find, "python-source/46",
	"What find does with an end of 2 to the 63rd.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(find, map_text(), B("bab"), I(0), BIG("9223372036854775808")));
}

REQUIREMENT(find.bounds.none, find, "python-source/45",
	"What find does with None for both bounds.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(find, map_text(), B("bab"), NONE, NONE));
}

REQUIREMENT(rfind.bounds.none, rfind, "python-source/45",
	"What rfind does with None for both bounds.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(rfind, map_text(), B("bab"), NONE, NONE));
}

REQUIREMENT(find.default-start.zero, find, "python2.4/68",
	"In edition 2.4 a search without a start begins at 0, wherever the position.")
{
	struct arg m = map_text();

	position(m, 4);
	expect_int(CALL(find, m, B("b")), 1);
}

REQUIREMENT(find.default-start.observed, find, "python-source/44",
	"What a search without a start finds from position 4: 1 from the beginning, 4 from the "
	"position.", .level = INFORMATIONAL)
{
	struct arg m = map_text();

	position(m, 4);
	observe(ATTEMPT(m, find, m, B("b")));
}

REQUIREMENT(rfind.default-start.observed, rfind, "python-source/44",
	"What rfind without a start gives for a needle that is only before the position: -1 if it "
	"searches from the position.", .level = INFORMATIONAL)
{
	struct arg m = map_text();

	position(m, 5);
	observe(ATTEMPT(m, rfind, m, B("aa")));
}
