/* SPDX-License-Identifier: MIT
 *
 * read: bytes from the position on, which moves behind them. */
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
