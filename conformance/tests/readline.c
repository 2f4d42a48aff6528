/* SPDX-License-Identifier: MIT
 *
 * readline: the bytes through the next newline. */
#include "suite.h"


REQUIREMENT(read.line.through-newline, readline, "python2.4/81 python-docs/51",
	"readline gives the bytes from the position through the next newline.")
{
	struct arg m = map_bytes(READ, "one\ntwo\n\nfour\n");

	EXPECT_BYTES(CALL(readline, m), "one\n");
	EXPECT_BYTES(CALL(readline, m), "two\n");
	EXPECT_BYTES(CALL(readline, m), "\n");
	EXPECT_BYTES(CALL(readline, m), "four\n");
}

REQUIREMENT(read.line.position, readline, "python2.4/4 python2.4/81 python-docs/2 python-docs/51",
	"readline begins at the position and leaves it behind the newline.")
{
	static const struct { int64_t from, behind; const char *want; } cases[] = {
		{ 0, 4, "one\n" }, { 2, 4, "e\n" }, { 3, 4, "\n" }, { 4, 8, "two\n" },
		{ 7, 8, "\n" },    { 8, 9, "\n" },
	};
	struct arg m = map_bytes(READ, "one\ntwo\n\nfour");

	for (size_t i = 0; i < COUNT(cases); i++) {
		position(m, cases[i].from);
		expect_bytes(CALL(readline, m), cases[i].want, strlen(cases[i].want));
		expect_int(CALL(tell, m), cases[i].behind);
	}
}

REQUIREMENT(read.line.pages, readline, "python2.4/81 python-docs/51",
	"A line may span pages of the map.")
{
	size_t size = 2 * (size_t)page() + 2;
	char *bytes = keep_room(size);
	struct arg m;

	memset(bytes, 'x', size);
	bytes[size - 2] = '\n';
	m = map_new(READ, bytes, size);
	expect_bytes(CALL(readline, m), bytes, size - 1);
	expect_int(CALL(tell, m), (int64_t)size - 1);
}

REQUIREMENT(read.line.window, readline, "python2.4/48 python3.13/1 universal/22",
	"readline gives no byte from behind the end of the map, though the file has a newline "
	"there.")
{
	struct arg m = map_file(FILE_OF("one\ntwo\n"), READ, 0, 6);
	const struct answer *a;

	EXPECT_BYTES(CALL(readline, m), "one\n");
	a = ATTEMPT(m, readline, m);
	expect(!a->ok || a->value.size <= 2, "expected at most 2 bytes, found %zu", a->value.size);
}

REQUIREMENT(read.line.separators, readline, "python-source/62",
	"Which bytes other than a newline end a line.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(readline, map_bytes(READ, "a\rb\0c\vd\fe\x85"
	                                             "f\x1cg\nh")));
}

REQUIREMENT(read.line.unterminated, readline, "python-source/63",
	"What readline gives when no newline follows.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "one\ntwo");

	position(m, 4);
	observe(ATTEMPT(m, readline, m));
}

REQUIREMENT(read.line.at-end, readline, "python-source/63",
	"What readline gives at the end.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "one\n");

	position(m, 4);
	observe(ATTEMPT(m, readline, m));
}

REQUIREMENT(read.line.argument, readline, "python-source/64",
	"What readline does with an argument.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(readline, map_bytes(READ, "one\ntwo\n"), I(2)));
}
