/* SPDX-License-Identifier: MIT
 *
 * read and readline: bytes from the position on, which moves past them; the counts that
 * read takes. */
#include "span.h"

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

REQUIREMENT(read.count.needed, read, "python2.4/77",
	"Before Python 3 read has to be given a count.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	REFUSED(m, "any", read, m);
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

REQUIREMENT(read.line.separators, readline, "python2.4/81 python-docs/51 python-source/62",
	"readline() must end a line at a newline and at no other byte.")
{
	EXPECT_BYTES(CALL(readline, map_bytes(READ, "a\rb\0c\vd\fe\x85"
	                                            "f\x1cg\nh")),
	             "a\rb\0c\vd\fe\x85"
	             "f\x1cg\n");
}

REQUIREMENT(read.line.argument, readline, "python-docs/80 python-source/64",
	"readline() with an argument must raise TypeError.")
{
	struct arg m = map_bytes(READ, "one\ntwo\n");

	EXPECT_BYTES(CALL(readline, m), "one\n");
	REFUSED(m, "TypeError", readline, m, I(2));
}

REQUIREMENT(read.byte.every, read_byte, "python2.4/79 python-docs/50 universal/28",
	"read_byte gives the byte at the position, whichever of the 256 it is.")
{
	const unsigned char *bytes = every_byte();
	struct arg m = map_new(READ, bytes, EVERY);

	for (int i = 0; i < EVERY; i++)
		expect_byte(CALL(read_byte, m), bytes[i]);
}
