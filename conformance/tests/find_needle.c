/* SPDX-License-Identifier: MIT
 *
 * find: what can be searched for, and what a search leaves alone. */
#include "suite.h"

REQUIREMENT(find.empty.start, find, "python-docs/1",
	"No bytes at all are found at the start of the range, up to the map's end.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t start = 0; start <= 4; start++) {
		expect_int(CALL(find, m, B(""), I(start)), start);
		for (int64_t end = start; end <= 4; end++)
			expect_int(CALL(find, m, B(""), I(start), I(end)), start);
	}
}

REQUIREMENT(find.empty.reversed, find, "python3.13/23 python3.13/24",
	"A search for no bytes whose start is behind its end gives -1.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t end = 0; end < 4; end++)
		for (int64_t start = end + 1; start <= 4; start++)
			expect_int(CALL(find, m, B(""), I(start), I(end)), -1);
}

REQUIREMENT(find.empty.outside, find, "python-docs/1 python3.13/23 python3.13/24",
	"A search for no bytes that starts behind the map's end gives -1.")
{
	struct arg m = map_bytes(READ, "abcd");

	expect_int(CALL(find, m, B(""), I(5)), -1);
	expect_int(CALL(find, m, B(""), I(5), I(9)), -1);
	expect_int(CALL(find, m, B(""), I(INT64_MAX)), -1);
}

REQUIREMENT(find.position.unmoved, find, "python2.4/4 python-docs/2",
	"find leaves the position, whether it finds or not.")
{
	struct arg m = map_bytes(READ, "abcdabcd");

	position(m, 3);
	expect_int(CALL(find, m, B("cd"), I(4)), 6);
	expect_int(CALL(tell, m), 3);
	expect_int(CALL(find, m, B("x"), I(0)), -1);
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(find.needle.buffers, find, "python3.13/25",
	"A bytearray, a memory view or an array can be searched for.")
{
	static const char *const kinds[] = { "bytearray", "memoryview", "array" };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const unsigned char *there = (const unsigned char *)"cdef";
		const unsigned char *absent = (const unsigned char *)"cdeh";

		expect_int(CALL(find, m, BUFFER(kinds[i], there, 4), I(0)), 2);
		expect_int(CALL(find, m, BUFFER(kinds[i], absent, 4), I(0)), -1);
	}
}

REQUIREMENT(find.needle.mapping, find, "python3.13/25",
	"Another map, or the map itself, can be searched for.")
{
	struct arg needle = map_bytes(READ, "cdef"), m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, needle, I(0)), 2);
	expect_int(CALL(find, needle, m, I(0)), -1);
	expect_int(CALL(find, m, m, I(0)), 0);
}

REQUIREMENT(find.needle.type, find, "python-docs/40",
	"A search for a text, a number or None raises TypeError.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, B("cd"), I(0)), 2);
	REFUSED(m, "TypeError", find, m, T("cd"), I(0));
	REFUSED(m, "TypeError", find, m, I(99), I(0));
	REFUSED(m, "TypeError", find, m, NONE, I(0));
}

REQUIREMENT(find.needle.keyword, find, "python-source/47",
	"What find does with its needle given by the keyword data.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcd");

	observe(ATTEMPT(m, find, m, NAMED("data", B("cd"))));
}
