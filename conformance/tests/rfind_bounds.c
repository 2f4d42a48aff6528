/* SPDX-License-Identifier: MIT
 *
 * rfind: the bounds of a search mean what the bounds of a slice mean. */
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
static int64_t highest(const char *needle, int64_t start, int64_t end)
{
	int64_t size = (int64_t)strlen(needle);

	for (int64_t i = clamped(end) - size; start <= SIZE && i >= clamped(start); i--)
		if (memcmp(text + i, needle, (size_t)size) == 0)
			return i;
	return -1;
}

static void search_bounds(const char *needle)
{
	struct arg m = map_text();

	for (int64_t start = -SIZE - 2; start <= SIZE + 2; start++)
		for (int64_t end = -SIZE - 2; end <= SIZE + 2; end++)
			expect_int(CALL(rfind, m, BYTES(needle, strlen(needle)), I(start), I(end)),
				   highest(needle, start, end));
}

REQUIREMENT(rfind.bounds.one-byte, rfind, "python3.13/23 python3.13/24",
	"Whatever its bounds, a search for one byte from the end agrees with a search of the "
	"slice.")
{
	search_bounds("b");
}

REQUIREMENT(rfind.bounds.several-bytes, rfind, "python3.13/23 python3.13/24",
	"Whatever its bounds, a search for several bytes from the end agrees with a search of the "
	"slice: the needle lies wholly inside.")
{
	search_bounds("ab");
	search_bounds("aba");
	search_bounds("bb");
}

REQUIREMENT(rfind.bounds.start-alone, rfind, "python3.13/23",
	"Without an end a search from the end begins at the end of the map, with a negative start "
	"too.")
{
	struct arg m = map_text();

	for (int64_t start = -SIZE - 2; start <= SIZE + 2; start++)
		expect_int(CALL(rfind, m, B("ab"), I(start)), highest("ab", start, SIZE));
}

REQUIREMENT(rfind.bounds.reversed, rfind, "python3.13/23 python3.13/24",
	"A search from the end whose start is behind its end gives -1.")
{
	struct arg m = map_text();

	for (int64_t end = 0; end < SIZE; end++)
		for (int64_t start = end + 1; start <= SIZE; start++)
			expect_int(CALL(rfind, m, BYTES(text + end, 1), I(start), I(end)), -1);
	expect_int(CALL(rfind, m, B("a"), I(3), I(4)), 3);
}

REQUIREMENT(rfind.empty.end, rfind, "python-docs/1",
	"No bytes at all are found from the end at the end of the range, which is the map's end at "
	"most.")
{
	struct arg m = map_text();

	for (int64_t start = 0; start <= SIZE; start++) {
		expect_int(CALL(rfind, m, B(""), I(start)), SIZE);
		for (int64_t end = start; end <= SIZE; end++)
			expect_int(CALL(rfind, m, B(""), I(start), I(end)), end);
	}
	expect_int(CALL(rfind, m, B(""), I(0), I(SIZE + 2)), SIZE);
}

REQUIREMENT(rfind.empty.reversed, rfind, "python3.13/23 python3.13/24",
	"A search from the end for no bytes whose start is behind its end gives -1.")
{
	struct arg m = map_text();

	for (int64_t end = 0; end < SIZE; end++)
		for (int64_t start = end + 1; start <= SIZE; start++)
			expect_int(CALL(rfind, m, B(""), I(start), I(end)), -1);
}

REQUIREMENT(rfind.empty.outside, rfind, "python-docs/1 python3.13/23 python3.13/24",
	"A search from the end for no bytes that starts behind the map's end gives -1.")
{
	struct arg m = map_text();

	expect_int(CALL(rfind, m, B(""), I(SIZE + 1)), -1);
	expect_int(CALL(rfind, m, B(""), I(SIZE + 1), I(SIZE + 3)), -1);
	expect_int(CALL(rfind, m, B(""), I(INT64_MAX)), -1);
}

REQUIREMENT(rfind.bounds.largest, rfind, "python3.13/23",
	"For rfind the largest and the smallest bound of the platform count as the map's ends.")
{
	struct arg m = map_text();

	expect_int(CALL(rfind, m, B("aba"), I(INT64_MIN), I(INT64_MAX)), 3);
	expect_int(CALL(rfind, m, B("aba"), I(-INT64_MAX), I(SIZE)), 3);
	expect_int(CALL(rfind, m, B("aba"), I(0), I(INT64_MAX)), 3);
	expect_int(CALL(rfind, m, B("a"), I(INT64_MAX)), -1);
	expect_int(CALL(rfind, m, B("a"), I(0), I(INT64_MIN)), -1);
}

REQUIREMENT(rfind.bounds.huge, rfind, "universal/12 universal/27",
	"For rfind a bound too large for the platform counts as the map's end or is refused.")
{
	static const struct { const char *start, *end; int64_t want; } cases[] = {
		{ "9223372036854775808", "7", -1 },   { "18446744073709551616", "7", -1 },
		{ "-9223372036854775809", "7", 4 },   { "-18446744073709551611", "7", 4 },
		{ "1", "9223372036854775808", 4 },    { "1", "18446744073709551621", 4 },
		{ "1", "-18446744073709551609", -1 },
	};
	struct arg m = map_text();

	position(m, 3);
	expect_int(CALL(rfind, m, B("bab"), I(1), I(7)), 4);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct answer *a = ATTEMPT(m, rfind, m, B("bab"), BIG(cases[i].start),
						 BIG(cases[i].end));

		if (a->ok)
			expect_int(a, cases[i].want);
		expect_int(CALL(tell, m), 3);
	}
}

REQUIREMENT(rfind.bounds.none, rfind, "python-source/45",
	"What rfind does with None for both bounds.", .level = INFORMATIONAL)
{
	struct arg m = map_text();

	observe(ATTEMPT(m, rfind, m, B("bab"), NONE, NONE));
}

REQUIREMENT(rfind.default-start.observed, rfind, "python-source/44",
	"What rfind without a start gives for a needle that is only before the position: -1 if it "
	"searches from the position.", .level = INFORMATIONAL)
{
	struct arg m = map_text();

	position(m, 5);
	observe(ATTEMPT(m, rfind, m, B("aa")));
}
