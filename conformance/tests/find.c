/* SPDX-License-Identifier: MIT
 *
 * find() and rfind(): the index of a needle, compared with a naive search. */
#include "find.h"

REQUIREMENT(find.index.lowest, find, "python2.4/65 python-docs/37",
	"find gives the lowest index at which the needle begins.")
{
	struct arg m = map_bytes(READ, "xabcabcab");

	expect_int(CALL(find, m, B("abc"), I(0)), 1);
	expect_int(CALL(find, m, B("bca"), I(0)), 2);
	expect_int(CALL(find, m, B("cab"), I(0)), 3);
	expect_int(CALL(find, m, B("x"), I(0)), 0);
}

REQUIREMENT(rfind.index.highest, rfind, "python3.9/39 python-docs/38",
	"rfind gives the highest index at which the needle begins.")
{
	struct arg m = map_bytes(READ, "abcabcabx");

	expect_int(CALL(rfind, m, B("abc"), I(0)), 3);
	expect_int(CALL(rfind, m, B("ab"), I(0)), 6);
	expect_int(CALL(rfind, m, B("x"), I(0)), 8);
	expect_int(CALL(rfind, m, B("abcabcabx"), I(0)), 0);
}

static void search_absent(enum operation op)
{
	struct arg m = map_bytes(READ, "xabcabcab");

	expect_int(search(op, m, B("abd"), 0), -1);
	expect_int(search(op, m, B("abcabcabc"), 0), -1);
	expect_int(search(op, m, B("\0"), 0), -1);
	expect_int(search(op, m, B("x"), 1), -1);
}

REQUIREMENT(find.index.absent, find, "python2.4/66 python3.13/24",
	"find gives -1 where the needle does not occur.")
{
	search_absent(OP_find);
}

REQUIREMENT(rfind.index.absent, rfind, "python-docs/39",
	"rfind gives -1 where the needle does not occur.")
{
	search_absent(OP_rfind);
}

/* Search m, which holds text, for needle: find() from every start, rfind() to every end. */
static void search_every_bound(enum operation op, struct arg m, const char *text,
                               const char *needle)
{
	const int64_t size = (int64_t)strlen(text);
	const struct arg bytes = BYTES(needle, strlen(needle));

	for (int64_t bound = 0; bound <= size; bound++)
		if (op == OP_find)
			expect_int(search(op, m, bytes, bound),
			           naive_search(op, text, needle, bound, size));
		else
			expect_int(search_within(op, m, bytes, 0, bound),
			           naive_search(op, text, needle, 0, bound));
}

/* Search for all needles of one to four letters out of two. */
static void search_every_needle(enum operation op)
{
	static const char text[] = "aababbbaabaaabbababbbbaaaababaabbabbbbaba";
	struct arg m = map_new(READ, text, sizeof(text) - 1);

	for (unsigned size = 1; size <= 4; size++) {
		for (unsigned bits = 0; bits < 1u << size; bits++) {
			char needle[5] = { 0 };

			for (unsigned i = 0; i < size; i++)
				needle[i] = (bits >> i & 1) != 0 ? 'b' : 'a';
			search_every_bound(op, m, text, needle);
		}
	}
}

REQUIREMENT(find.start.every, find,
	"python2.4/65 python2.4/66 python2.4/67 python-docs/37 python3.13/24",
	"From every start find agrees with a search by hand, for all needles of one to four "
	"letters out of two.")
{
	search_every_needle(OP_find);
}

REQUIREMENT(rfind.end.every, rfind, "python-docs/38 python-docs/39",
	"To every end rfind agrees with a search by hand, for all needles of one to four letters "
	"out of two.")
{
	search_every_needle(OP_rfind);
}

REQUIREMENT(find.index.window, find, "python2.4/66 python3.13/24 universal/22",
	"find looks at no byte of the file behind the map's end.")
{
	struct arg m = map_file(FILE_OF("abcdefghij"), READ, 0, 6);

	expect_int(CALL(find, m, B("ef"), I(0)), 4);
	expect_int(CALL(find, m, B("fg"), I(0)), -1);
	expect_int(CALL(find, m, B("efghij"), I(4)), -1);
	expect_int(CALL(find, m, B("h"), I(0)), -1);
}

/* Seven bytes of a longer file. */
static struct arg map_part(void)
{
	return map_file(FILE_OF("abaababbab"), READ, 0, 7);
}

static void search_for_nothing_reversed(enum operation op, struct arg m, int64_t size)
{
	for (int64_t end = 0; end < size; end++)
		for (int64_t start = end + 1; start <= size; start++)
			expect_int(search_within(op, m, B(""), start, end), -1);
}

REQUIREMENT(find.empty.reversed, find, "python3.13/23 python3.13/24",
	"A search for no bytes whose start is behind its end gives -1.")
{
	search_for_nothing_reversed(OP_find, map_bytes(READ, "abcd"), 4);
}

REQUIREMENT(rfind.empty.reversed, rfind, "python3.13/23 python3.13/24",
	"A search from the end for no bytes whose start is behind its end gives -1.")
{
	search_for_nothing_reversed(OP_rfind, map_part(), 7);
}

static void search_for_nothing_outside(enum operation op, struct arg m, int64_t size)
{
	expect_int(search(op, m, B(""), size + 1), -1);
	expect_int(search_within(op, m, B(""), size + 1, size + 3), -1);
	expect_int(search(op, m, B(""), INT64_MAX), -1);
}

REQUIREMENT(find.empty.outside, find, "python-docs/1 python3.13/23 python3.13/24",
	"A search for no bytes that starts behind the map's end gives -1.")
{
	search_for_nothing_outside(OP_find, map_bytes(READ, "abcd"), 4);
}

REQUIREMENT(rfind.empty.outside, rfind, "python-docs/1 python3.13/23 python3.13/24",
	"A search from the end for no bytes that starts behind the map's end gives -1.")
{
	search_for_nothing_outside(OP_rfind, map_part(), 7);
}
