/* SPDX-License-Identifier: MIT
 *
 * find: what can be searched for, and what a search leaves alone. */
#include "suite.h"

REQUIREMENT(find, empty,
	.id = "find.empty.start",
	.level = REQUIRED,
	.sources = "python-docs/1",
	.about = OP_find,
	.statement = "No bytes at all are found at the start of the range, up to the map's end.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t start = 0; start <= 4; start++) {
		expect_int(CALL(find, m, B(""), I(start)), start);
		for (int64_t end = start; end <= 4; end++)
			expect_int(CALL(find, m, B(""), I(start), I(end)), start);
	}
}

REQUIREMENT(find, empty_reversed,
	.id = "find.empty.reversed",
	.level = REQUIRED,
	.sources = "python3.13/23 python3.13/24",
	.about = OP_find,
	.statement = "A search for no bytes whose start is behind its end gives -1.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t end = 0; end < 4; end++)
		for (int64_t start = end + 1; start <= 4; start++)
			expect_int(CALL(find, m, B(""), I(start), I(end)), -1);
}

REQUIREMENT(find, empty_outside,
	.id = "find.empty.outside",
	.level = REQUIRED,
	.sources = "python-docs/1 python3.13/23 python3.13/24",
	.about = OP_find,
	.statement = "A search for no bytes that starts behind the map's end gives -1.")
{
	struct arg m = map_bytes(READ, "abcd");

	expect_int(CALL(find, m, B(""), I(5)), -1);
	expect_int(CALL(find, m, B(""), I(5), I(9)), -1);
	expect_int(CALL(find, m, B(""), I(INT64_MAX)), -1);
}

REQUIREMENT(find, position,
	.id = "find.position.unmoved",
	.level = REQUIRED,
	.sources = "python2.4/4 python-docs/2",
	.about = OP_find,
	.statement = "find leaves the position, whether it finds or not.")
{
	struct arg m = map_bytes(READ, "abcdabcd");

	position(m, 3);
	expect_int(CALL(find, m, B("cd"), I(4)), 6);
	expect_int(CALL(tell, m), 3);
	expect_int(CALL(find, m, B("x"), I(0)), -1);
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(find, buffers,
	.id = "find.needle.buffers",
	.level = REQUIRED,
	.sources = "python3.13/25",
	.about = OP_find,
	.statement = "A bytearray, a memory view or an array can be searched for.")
{
	static const char *const kinds[] = { "bytearray", "memoryview", "array" };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const unsigned char *there = (const unsigned char *)"cdef";
		const unsigned char *absent = (const unsigned char *)"cdeh";

		expect_int(CALL(find, m, BUFFER(kinds[i], there, 4), I(0)), 2);
		expect_int(CALL(find, m, BUFFER(kinds[i], absent, 4), I(0)), -1);
	}
}

REQUIREMENT(find, mapping,
	.id = "find.needle.mapping",
	.level = REQUIRED,
	.sources = "python3.13/25",
	.about = OP_find,
	.statement = "Another map, or the map itself, can be searched for.")
{
	struct arg needle = map_bytes(READ, "cdef"), m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, needle, I(0)), 2);
	expect_int(CALL(find, needle, m, I(0)), -1);
	expect_int(CALL(find, m, m, I(0)), 0);
}

REQUIREMENT(find, type,
	.id = "find.needle.type",
	.level = REQUIRED,
	.sources = "python-docs/40",
	.about = OP_find,
	.statement = "A search for a text, a number or None raises TypeError.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, B("cd"), I(0)), 2);
	REFUSED(m, "TypeError", find, m, T("cd"), I(0));
	REFUSED(m, "TypeError", find, m, I(99), I(0));
	REFUSED(m, "TypeError", find, m, NONE, I(0));
}

REQUIREMENT(find, keywords,
	.id = "find.needle.keyword",
	.level = INFORMATIONAL,
	.sources = "python-source/47",
	.about = OP_find,
	.statement = "What find does with its needle given by the keyword data.")
{
	struct arg m = map_bytes(READ, "abcd");

	observe(ATTEMPT(m, find, m, NAMED("data", B("cd"))));
}
