/* SPDX-License-Identifier: MIT
 *
 * write: bytes at the position, which moves past them; all of them or none. */
#include "span.h"

REQUIREMENT(write.bytes.every, write, "python2.4/93 python2.4/94 python-docs/66",
	"At every position write stores every number of bytes that fits, up to the last byte of "
	"the map.", .needs = NEEDS_SHARED)
{
	enum { SIZE = 9 };
	char model[] = "abcdefghi", fresh = 'A';
	struct arg m = map_new(WRITE, model, SIZE);

	for (int64_t at = 0; at <= SIZE; at++) {
		for (int64_t count = 0; count <= SIZE - at; count++) {
			char data[SIZE];

			memset(data, fresh, sizeof(data));
			memcpy(model + at, data, (size_t)count);
			fresh = fresh == 'Z' ? 'A' : (char)(fresh + 1);
			position(m, at);
			expect_ok(CALL(write, m, BYTES(data, (size_t)count)));
			expect_int(CALL(tell, m), at + count);
			expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
		}
	}
}

REQUIREMENT(write.bytes.window, write, "universal/31 universal/33",
	"A write up to the map's end leaves the file's next byte alone.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdefgh");
	struct arg m = map_file(f, WRITE, 0, 5);

	position(m, 3);
	expect_ok(CALL(write, m, B("XY")));
	EXPECT_FILE(f, 0, "abcXYfgh");
}

REQUIREMENT(write.data.mapping, write, "python-docs/70",
	"write takes another map, which is bytes-like too.", .needs = NEEDS_SHARED)
{
	struct arg source = map_bytes(READ, "WXYZ"), m = map_bytes(WRITE, "abcdefgh");

	position(m, 2);
	expect_ok(CALL(write, m, source));
	expect_int(CALL(tell, m), 6);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abWXYZgh");
}

REQUIREMENT(write.data.own-view, write, "python-docs/66 python-docs/70 python-source/76",
	"write() of a view of the map to an overlapping place must write the bytes that the view "
	"had.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "0123456789abcdef");

	position(m, 2);
	expect_ok(CALL(write, m, result(CALL(export, m, I(0), I(12)))));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "010123456789abef");
	position(m, 0);
	expect_ok(CALL(write, m, result(CALL(export, m, I(2), I(14)))));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "0123456789ababef");
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
