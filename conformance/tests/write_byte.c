/* SPDX-License-Identifier: MIT
 *
 * write_byte: one byte at the position. */
#include "suite.h"

REQUIREMENT(write, byte,
	.id = "write.byte.at-position",
	.level = REQUIRED,
	.sources = "python2.4/96 python-docs/72",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte stores one byte at the position, and nowhere else.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 2);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abXd");
	EXPECT_FILE(mapped_file(), 0, "abXd");
}

REQUIREMENT(write, byte_position,
	.id = "write.byte.position",
	.level = REQUIRED,
	.sources = "python2.4/4 python2.4/97 python-docs/2 python-docs/72",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte moves the position on by one.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 1);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	expect_int(CALL(tell, m), 2);
	expect_ok(CALL(write_byte, m, byte_argument('Y')));
	expect_int(CALL(tell, m), 3);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aXYd");
}

REQUIREMENT(write, byte_every,
	.id = "write.byte.every",
	.level = REQUIRED,
	.sources = "python2.4/96 python-docs/72 universal/31",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte stores each of the 256 bytes.")
{
	unsigned char bytes[256], zeros[256] = { 0 };
	struct arg m = map_new(WRITE, zeros, sizeof(zeros));

	for (int i = 0; i < 256; i++) {
		bytes[i] = (unsigned char)(255 - i);
		expect_ok(CALL(write_byte, m, byte_argument(bytes[i])));
	}
	expect_bytes(CALL(get_slice, m, NONE, NONE), bytes, sizeof(bytes));
	expect_file(mapped_file(), 0, bytes, sizeof(bytes));
}

REQUIREMENT(write, byte_readonly,
	.id = "write.byte.read-only",
	.level = REQUIRED,
	.sources = "python2.4/23 python2.4/98 python-docs/29 universal/30",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte on a read-only map raises TypeError.")
{
	struct arg m = map_bytes(WRITE, "abcd"), locked = map_bytes(READ, "abcd");

	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "Xbcd");
	REFUSED(locked, "TypeError", write_byte, locked, byte_argument('X'));
}

REQUIREMENT(write, byte_end,
	.id = "write.byte.at-end",
	.level = REQUIRED,
	.sources = "universal/11 universal/12 universal/13 universal/33 universal/34",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte at the end is refused and stores nothing, though the file goes on.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, WRITE, 0, 4);

	position(m, 3);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_FILE(f, 0, "abcXef");
	REFUSED(m, "any", write_byte, m, byte_argument('Y'));
}

REQUIREMENT(write, byte_end_kind,
	.id = "write.byte.at-end-kind",
	.level = RECOMMENDED,
	.sources = "python-tests/44",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte at the end raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 3);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	REFUSED(m, "ValueError", write_byte, m, byte_argument('Y'));
}

REQUIREMENT(write, byte_range,
	.id = "write.byte.range",
	.level = REQUIRED,
	.sources = "universal/11 universal/26 universal/27",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "write_byte refuses a number that is no byte and stores nothing.")
{
	static const int64_t numbers[] = { 256, -1, -128, -256, 321, 65601, INT64_MAX, INT64_MIN };
	struct arg m = map_bytes(WRITE, "abcd");

	position(m, 1);
	expect_ok(CALL(write_byte, m, byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aXcd");
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		REFUSED(m, "any", write_byte, m, I(numbers[i]));
	REFUSED(m, "any", write_byte, m, BIG("9223372036854775808"));
	REFUSED(m, "any", write_byte, m, BIG("18446744073709551681"));
}

REQUIREMENT(write, byte_range_kind,
	.id = "write.byte.range-kind",
	.level = INFORMATIONAL,
	.sources = "python-source/77",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "What write_byte does with 256.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	observe(ATTEMPT(m, write_byte, m, I(256)));
}

REQUIREMENT(write, byte_type_bytes,
	.id = "write.byte.type-bytes",
	.level = INFORMATIONAL,
	.sources = "python-source/78",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "What write_byte does with bytes of length one.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	observe(ATTEMPT(m, write_byte, m, B("X")));
}

REQUIREMENT(write, byte_type_float,
	.id = "write.byte.type-float",
	.level = INFORMATIONAL,
	.sources = "python-source/78",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "What write_byte does with a float.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	observe(ATTEMPT(m, write_byte, m, F(88.0)));
}

REQUIREMENT(write, byte_type_none,
	.id = "write.byte.type-none",
	.level = INFORMATIONAL,
	.sources = "python-source/78",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.statement = "What write_byte does with None.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	observe(ATTEMPT(m, write_byte, m, NONE));
}
