/* SPDX-License-Identifier: MIT
 *
 * read_byte: the byte at the position. */
#include "suite.h"

REQUIREMENT(read.byte.every, read_byte, "python2.4/79 python-docs/50 universal/28",
	"read_byte gives the byte at the position, whichever of the 256 it is.")
{
	unsigned char bytes[256];
	struct arg m;

	for (int i = 0; i < 256; i++)
		bytes[i] = (unsigned char)(255 - i);
	m = map_new(READ, bytes, sizeof(bytes));
	for (int i = 0; i < 256; i++)
		expect_byte(CALL(read_byte, m), bytes[i]);
}

REQUIREMENT(read.byte.position, read_byte, "python2.4/80 python-docs/2 python-docs/50",
	"read_byte moves the position on by one.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 5);
	expect_byte(CALL(read_byte, m), 'f');
	expect_int(CALL(tell, m), 6);
	expect_byte(CALL(read_byte, m), 'g');
	expect_int(CALL(tell, m), 7);
}

REQUIREMENT(read.byte.at-end, read_byte, "universal/12 universal/22",
	"read_byte at the end is refused and leaves the position there.")
{
	struct arg m = map_file(FILE_OF("abcdefgh"), READ, 0, 4);

	position(m, 3);
	expect_byte(CALL(read_byte, m), 'd');
	REFUSED(m, "any", read_byte, m);
	REFUSED(m, "any", read_byte, m);
}

REQUIREMENT(read.byte.at-end-kind, read_byte, "python-tests/34",
	"read_byte at the end raises ValueError and leaves the position.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcd");

	position(m, 3);
	expect_byte(CALL(read_byte, m), 'd');
	REFUSED(m, "ValueError", read_byte, m);
}
