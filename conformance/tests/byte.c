/* SPDX-License-Identifier: MIT
 *
 * read_byte and write_byte: one byte at the position. */
#include "span.h"

REQUIREMENT(read.byte.every, read_byte, "python2.4/79 python-docs/50 universal/28",
	"read_byte gives the byte at the position, whichever of the 256 it is.")
{
	const unsigned char *bytes = every_byte();
	struct arg m = map_new(READ, bytes, EVERY);

	for (int i = 0; i < EVERY; i++)
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

REQUIREMENT(write.byte.at-position, write_byte, "python2.4/96 python-docs/72",
	"write_byte stores one byte at the position, and nowhere else.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 2);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abXd");
	EXPECT_FILE(mapped_file(), 0, "abXd");
}

REQUIREMENT(write.byte.position, write_byte,
	"python2.4/4 python2.4/97 python-docs/2 python-docs/72",
	"write_byte moves the position on by one.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 1);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	expect_int(CALL(tell, m), 2);
	expect_ok(CALL(write_byte, m, byte_argument('Y')));
	expect_int(CALL(tell, m), 3);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aXYd");
}

REQUIREMENT(write.byte.every, write_byte, "python2.4/96 python-docs/72 universal/31",
	"write_byte stores each of the 256 bytes.", .needs = NEEDS_SHARED)
{
	const unsigned char *bytes = every_byte();
	struct arg m = map_new(WRITE, span_of(0, EVERY), EVERY);

	for (int i = 0; i < EVERY; i++)
		expect_ok(CALL(write_byte, m, byte_argument(bytes[i])));
	expect_bytes(CALL(get_slice, m, NONE, NONE), bytes, EVERY);
	expect_file(mapped_file(), 0, bytes, EVERY);
}

REQUIREMENT(write.byte.read-only, write_byte,
	"python2.4/23 python2.4/98 python-docs/29 universal/30",
	"write_byte on a read-only map raises TypeError.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd"), locked = map_bytes(READ, "abcd");

	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "Xbcd");
	REFUSED(locked, "TypeError", write_byte, locked, byte_argument('X'));
}

REQUIREMENT(write.byte.at-end, write_byte,
	"universal/11 universal/12 universal/13 universal/33 universal/34",
	"write_byte at the end is refused and stores nothing, though the file goes on.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, WRITE, 0, 4);

	position(m, 3);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_FILE(f, 0, "abcXef");
	REFUSED(m, "any", write_byte, m, byte_argument('Y'));
}

REQUIREMENT(write.byte.at-end-kind, write_byte, "python-tests/44",
	"write_byte at the end raises ValueError.", .level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 3);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	REFUSED(m, "ValueError", write_byte, m, byte_argument('Y'));
}

REQUIREMENT(write.byte.range, write_byte, "universal/11 universal/26 universal/27",
	"write_byte refuses a number that is no byte and stores nothing.", .needs = NEEDS_SHARED)
{
	static const int64_t numbers[] = { 256, -1, -128, -256, 321, 65601, INT64_MAX, INT64_MIN };
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 1);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aXcd");
	for (size_t i = 0; i < COUNT(numbers); i++)
		REFUSED(m, "any", write_byte, m, I(numbers[i]));
	REFUSED(m, "any", write_byte, m, BIG("9223372036854775808"));
	REFUSED(m, "any", write_byte, m, BIG("18446744073709551681"));
}

REQUIREMENT(write.byte.range-kind, write_byte, "python-source/77",
	"What write_byte does with 256.", .level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	observe(ATTEMPT_ON(write_byte, map_bytes(WRITE, "abcd"), I(256)));
}

REQUIREMENT(write.byte.type, write_byte, "python-docs/72 python-docs/79 python-source/78",
	"write_byte() of bytes, a float, None or a text must raise TypeError.", .python = ">=3.0",
	.needs = NEEDS_SHARED)
{
	const struct arg values[] = { B("X"), B("XY"), F(88.0), NONE, T("X"), OBJECT("list") };
	struct arg m = map_bytes(WRITE, "abcd");

	expect_ok(CALL(write_byte, m, I('X')));
	for (size_t i = 0; i < COUNT(values); i++)
		REFUSED(m, "TypeError", write_byte, m, values[i]);
}
