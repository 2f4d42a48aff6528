/* SPDX-License-Identifier: MIT
 *
 * read and readline: bytes from the position on, which moves past them; the counts that
 * read takes. */
#include "suite.h"

REQUIREMENT(read.count.bytes, read, "python2.4/11 python2.4/76 python3.13/43",
	"read gives as many bytes as it is asked for, from the position on.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m, I(3)), "cde");
}

REQUIREMENT(read.count.position, read, "python2.4/4 python2.4/78 python-docs/2 python-docs/49",
	"After a read the position is behind the last byte that it gave.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(3)), "abc");
	expect_int(CALL(tell, m), 3);
	EXPECT_BYTES(CALL(read, m, I(2)), "de");
	expect_int(CALL(tell, m), 5);
}

REQUIREMENT(read.count.short, read, "python2.4/76 python2.4/78 python3.13/43",
	"read of more bytes than follow gives those that follow.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 6);
	EXPECT_BYTES(CALL(read, m, I(5)), "gh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.count.at-end, read, "python2.4/76 python-docs/47",
	"read at the end gives no bytes, and the position stays there.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(8)), "abcdefgh");
	EXPECT_BYTES(CALL(read, m, I(1)), "");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.count.every, read, "python2.4/76 python2.4/78 python3.13/43 python-docs/49",
	"From every position read gives the bytes of every count.")
{
	enum { SIZE = 11 };
	static const char text[] = "mmap object";
	struct arg m = map_new(READ, text, SIZE);

	for (int64_t at = 0; at <= SIZE; at++) {
		for (int64_t count = 0; count <= SIZE + 2; count++) {
			int64_t want = count < SIZE - at ? count : SIZE - at;

			position(m, at);
			expect_bytes(CALL(read, m, I(count)), text + at, (size_t)want);
			expect_int(CALL(tell, m), at + want);
		}
	}
}

REQUIREMENT(read.count.largest, read, "python2.4/76 python3.13/43 universal/27",
	"read of the largest count that a position can have gives what follows.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 3);
	EXPECT_BYTES(CALL(read, m, I(INT64_MAX)), "defgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.count.pages, read, "python2.4/76 python3.13/43 universal/28",
	"A read may span pages of the map.")
{
	int64_t size = 3 * page();
	struct arg m = map_pattern(READ, size);
	unsigned char *want = keep_room((size_t)size);

	pattern_fill(want, 0, (size_t)size);
	position(m, page() - 1);
	expect_bytes(CALL(read, m, I(page() + 2)), want + page() - 1, (size_t)page() + 2);
}

REQUIREMENT(read.copy, read, "python-docs/48 universal/44",
	"Bytes that read gave are a copy: a later change of the map is seen by the next read and "
	"not in them.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");
	const struct answer *before = CALL(read, m, I(4));

	file_store(mapped_file(), 0, "WXYZ", 4);
	EXPECT_BYTES(before, "abcd");
	position(m, 0);
	EXPECT_BYTES(CALL(read, m, I(4)), "WXYZ");
}

REQUIREMENT(read.all.omitted, read, "python-docs/46",
	"read without a count reads to the end.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m), "cdefgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.all.none, read, "python-docs/46",
	"read with None as its count reads to the end.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m, NONE), "cdefgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.all.negative, read, "python-docs/46",
	"read with a negative count reads to the end, whichever it is.")
{
	static const int64_t counts[] = { -1, -2, -9, INT64_MIN + 1, INT64_MIN };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < COUNT(counts); i++) {
		position(m, 2);
		EXPECT_BYTES(CALL(read, m, I(counts[i])), "cdefgh");
		expect_int(CALL(tell, m), 8);
	}
}

REQUIREMENT(read.all.window, read, "python-docs/46",
	"The end that read stops at is the map's, though the file goes on.")
{
	struct arg m = map_file(FILE_OF("abcdefgh"), READ, 0, 5);

	position(m, 2);
	EXPECT_BYTES(CALL(read, m), "cde");
	position(m, 2);
	EXPECT_BYTES(CALL(read, m, I(5)), "cde");
}

REQUIREMENT(read.count.needed, read, "python2.4/77",
	"Before Python 3 read has to be given a count.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	REFUSED(m, "any", read, m);
}

REQUIREMENT(read.count.type, read, "python-tests/33",
	"A count that is a text, a float or a list raises TypeError.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	REFUSED(m, "TypeError", read, m, T("3"));
	REFUSED(m, "TypeError", read, m, F(1.0));
	REFUSED(m, "TypeError", read, m, OBJECT("list"));
}

REQUIREMENT(read.count.refused, read, "universal/12",
	"A read that refuses its count leaves the position.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(3)), "abc");
	REFUSED(m, "any", read, m, T("3"));
	EXPECT_BYTES(CALL(read, m, I(1)), "d");
}

REQUIREMENT(read.count.huge, read, "universal/12 universal/26 universal/27",
	"A count too large for the platform reads what follows or is refused; it does not wrap.")
{
	static const char *const counts[] = { "9223372036854775808", "18446744073709551615",
		                              "18446744073709551616", "18446744073709551619" };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < COUNT(counts); i++) {
		const struct answer *a;

		position(m, 2);
		a = ATTEMPT(m, read, m, BIG(counts[i]));
		if (a->ok)
			EXPECT_BYTES(a, "cdefgh");
		expect_int(CALL(tell, m), a->ok ? 8 : 2);
	}
	position(m, 2);
	EXPECT_BYTES(CALL(read, m, I(3)), "cde");
}

REQUIREMENT(read.count.huge-kind, read, "python-source/61",
	"What read does with a count of 2 to the 63rd.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(read, map_bytes(READ, "abcdefgh"), BIG("9223372036854775808")));
}

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
	static const struct {
		int64_t from, behind;
		const char *want;
	} cases[] = {
		{ 0, 4, "one\n" }, { 2, 4, "e\n" }, { 3, 4, "\n" },
		{ 4, 8, "two\n" }, { 7, 8, "\n" },  { 8, 9, "\n" },
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

REQUIREMENT(read.line.separators, readline, "python2.4/81 python-docs/51 python-source/62",
	"readline() must end a line at a newline and at no other byte.")
{
	EXPECT_BYTES(CALL(readline, map_bytes(READ, "a\rb\0c\vd\fe\x85"
	                                            "f\x1cg\nh")),
	             "a\rb\0c\vd\fe\x85"
	             "f\x1cg\n");
}

REQUIREMENT(read.line.unterminated, readline, "python-docs/2 python-source/63",
	"readline() without a newline ahead must give the rest, as a file does.")
{
	struct arg m = map_bytes(READ, "one\ntwo");

	position(m, 4);
	EXPECT_BYTES(CALL(readline, m), "two");
	expect_int(CALL(tell, m), 7);
}

REQUIREMENT(read.line.at-end, readline, "python-docs/2 python-source/63",
	"readline() at the end must give empty bytes, as a file does.")
{
	struct arg m = map_bytes(READ, "one\n");

	EXPECT_BYTES(CALL(readline, m), "one\n");
	EXPECT_BYTES(CALL(readline, m), "");
	expect_int(CALL(tell, m), 4);
}

REQUIREMENT(read.line.argument, readline, "python-source/64",
	"What readline does with an argument.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(readline, map_bytes(READ, "one\ntwo\n"), I(2)));
}
