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
