/* SPDX-License-Identifier: MIT
 *
 * find: the bounds of a search mean what the bounds of a slice mean. */
#include "suite.h"

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

/* What the search should give within a slice; an empty needle needs its start inside. */
static int64_t lowest(const char *needle, int64_t start, int64_t end)
{
	size_t size = strlen(needle);

	for (int64_t i = clamped(start); start <= SIZE && i + (int64_t)size <= clamped(end); i++)
		if (memcmp(text + i, needle, size) == 0)
			return i;
	return -1;
}

static void search_bounds(const char *needle)
{
	struct arg m = map_text();

	for (int64_t start = -SIZE - 2; start <= SIZE + 2; start++)
		for (int64_t end = -SIZE - 2; end <= SIZE + 2; end++)
			expect_int(CALL(find, m, BYTES(needle, strlen(needle)), I(start), I(end)),
				   lowest(needle, start, end));
}

REQUIREMENT(find.bounds.one-byte, find, "python3.13/23 python3.13/24 python-docs/37",
	"Whatever its bounds, a search for one byte agrees with a search of the slice.")
{
	search_bounds("b");
}

REQUIREMENT(find.bounds.several-bytes, find, "python3.13/23 python3.13/24 python-docs/37",
	"Whatever its bounds, a search for several bytes agrees with a search of the slice: the "
	"needle lies wholly inside.")
{
	search_bounds("ab");
	search_bounds("aba");
	search_bounds("bb");
}

REQUIREMENT(find.bounds.start-alone, find, "python3.13/23 python-docs/37",
	"Without an end a search goes to the end of the map, from a negative start too.")
{
	struct arg m = map_text();

	for (int64_t start = -SIZE - 2; start <= SIZE + 2; start++)
		expect_int(CALL(find, m, B("ab"), I(start)), lowest("ab", start, SIZE));
}

REQUIREMENT(find.bounds.reversed, find, "python3.13/23 python3.13/24",
	"A search whose start is behind its end gives -1.")
{
	struct arg m = map_text();

	for (int64_t end = 0; end < SIZE; end++)
		for (int64_t start = end + 1; start <= SIZE; start++)
			expect_int(CALL(find, m, BYTES(text + end, 1), I(start), I(end)), -1);
	expect_int(CALL(find, m, B("a"), I(3), I(4)), 3);
}

REQUIREMENT(find.bounds.largest, find, "python3.13/23",
	"The largest and the smallest bound of the platform count as the map's ends.")
{
	struct arg m = map_text();

	expect_int(CALL(find, m, B("bab"), I(INT64_MIN), I(INT64_MAX)), 4);
	expect_int(CALL(find, m, B("bab"), I(-INT64_MAX), I(SIZE)), 4);
	expect_int(CALL(find, m, B("bab"), I(0), I(INT64_MAX)), 4);
	expect_int(CALL(find, m, B("a"), I(INT64_MAX)), -1);
	expect_int(CALL(find, m, B("a"), I(0), I(INT64_MIN)), -1);
}

/* Either the answer that clamping gives or an error, and the position stays at 3. */
static void expect_clamped(struct arg m, const struct answer *a, int64_t want)
{
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
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), BIG("9223372036854775808")), -1);
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), BIG("18446744073709551616")), -1);
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), BIG("-9223372036854775809")), 4);
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), BIG("-18446744073709551611")), 4);
}

REQUIREMENT(find.bounds.huge-end, find, "universal/12 universal/27",
	"An end too large for the platform counts as the map's end or is refused.",
	.python = ">=2.6")
{
	struct arg m = map_text();

	position(m, 3);
	expect_int(CALL(find, m, B("bab"), I(1), I(7)), 4);
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), I(1), BIG("9223372036854775808")), 4);
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), I(1), BIG("18446744073709551621")), 4);
	expect_clamped(m, ATTEMPT(m, find, m, B("bab"), I(1), BIG("-18446744073709551609")), -1);
}

REQUIREMENT(find.bounds.huge-kind, find, "python-source/46",
	"What find does with an end of 2 to the 63rd.", .level = INFORMATIONAL)
{
	struct arg m = map_text();

	observe(ATTEMPT(m, find, m, B("bab"), I(0), BIG("9223372036854775808")));
}

REQUIREMENT(find.bounds.none, find, "python-source/45",
	"What find does with None for both bounds.", .level = INFORMATIONAL)
{
	struct arg m = map_text();

	observe(ATTEMPT(m, find, m, B("bab"), NONE, NONE));
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
