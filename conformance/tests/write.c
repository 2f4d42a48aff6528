/* SPDX-License-Identifier: MIT
 *
 * write: bytes at the position, which moves past them; all of them or none. */
#include "suite.h"

REQUIREMENT(write.bytes.at-position, write, "python2.4/12 python2.4/93 python-docs/66",
	"write puts its bytes where the position stands, and nowhere else.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	position(m, 2);
	expect_ok(CALL(write, m, B("XYZ")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abXYZfgh");
}

REQUIREMENT(write.bytes.position, write, "python2.4/4 python2.4/94 python-docs/2 python-docs/66",
	"After a write the position is behind the last byte written, where the next write goes on.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	position(m, 1);
	expect_ok(CALL(write, m, B("XYZ")));
	expect_int(CALL(tell, m), 4);
	expect_ok(CALL(write, m, B("12")));
	expect_int(CALL(tell, m), 6);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aXYZ12gh");
}

REQUIREMENT(write.bytes.file, write, "python2.4/24 python-docs/30 universal/31 universal/34",
	"What write puts into a write-through map is in the file, whose other bytes and size stay.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	position(m, 4);
	expect_ok(CALL(write, m, B("\0\xff")));
	EXPECT_FILE(mapped_file(), 0, "abcd\0\xffgh");
	expect_file_size(mapped_file(), 8);
}

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

REQUIREMENT(write.bytes.offset, write, "python-docs/13",
	"In a map with an offset write counts the position from the offset.", .needs = NEEDS_SHARED)
{
	int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg m = map_file(f, WRITE, g, g);

	expect_ok(CALL(write, m, B("XY")));
	position(m, g - 2);
	expect_ok(CALL(write, m, B("PQ")));
	expect_file_pattern(f, 0, g);
	EXPECT_FILE(f, g, "XY");
	expect_file_pattern(f, g + 2, g - 4);
	EXPECT_FILE(f, 2 * g - 2, "PQ");
	expect_file_pattern(f, 2 * g, g);
}

REQUIREMENT(write.bytes.read-only, write, "python2.4/23 python2.4/95 python-docs/29 universal/30",
	"write on a read-only map raises TypeError.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh"), locked = map_bytes(READ, "abcdefgh");

	expect_ok(CALL(write, m, B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(3)), "XYc");
	REFUSED(locked, "TypeError", write, locked, B("XY"));
}

REQUIREMENT(write.result.count, write, "python-docs/67",
	"write gives the number of bytes that it wrote.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_int(CALL(write, m, B("XYZ")), 3);
	expect_int(CALL(write, m, B("")), 0);
	expect_int(CALL(write, m, B("12345")), 5);
}

REQUIREMENT(write.result.items, write, "python-docs/67",
	"write counts bytes, also when the items of its buffer are larger.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_int(CALL(write, m, BUFFER("array", (const unsigned char *)"WXYZ", 4)), 4);
	expect_int(CALL(tell, m), 4);
}

REQUIREMENT(write.result.none, write, "python-docs/68",
	"Before Python 3.6 a write that works gives None.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_none(CALL(write, m, B("XYZ")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "XYZdefgh");
}

REQUIREMENT(write.too-long.nothing, write,
	"universal/11 universal/12 universal/13 universal/34 python-source/74",
	"A write that does not fit behind the position is refused and stores nothing.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdefghij");
	struct arg m = map_file(f, WRITE, 0, 8);

	position(m, 5);
	REFUSED(m, "any", write, m, B("WXYZ"));
	REFUSED(m, "any", write, m, B("123456789012345"));
	expect_ok(CALL(write, m, B("XYZ")));
	REFUSED(m, "any", write, m, B("1"));
	EXPECT_FILE(f, 0, "abcdeXYZij");
}

REQUIREMENT(write.too-long.kind, write, "python-docs/69",
	"A write that does not fit raises ValueError.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	position(m, 5);
	REFUSED(m, "ValueError", write, m, B("WXYZ"));
	expect_ok(CALL(write, m, B("XYZ")));
	REFUSED(m, "ValueError", write, m, B("1"));
}

/* Write "WXYZ" as that kind of buffer. */
static void write_buffer(const char *kind)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	position(m, 2);
	expect_ok(CALL(write, m, BUFFER(kind, (const unsigned char *)"WXYZ", 4)));
	expect_int(CALL(tell, m), 6);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abWXYZgh");
	EXPECT_FILE(mapped_file(), 0, "abWXYZgh");
}

REQUIREMENT(write.data.bytearray, write, "python-docs/70",
	"write takes a bytearray, which is writable.", .needs = NEEDS_SHARED)
{
	write_buffer("bytearray");
}

REQUIREMENT(write.data.memoryview, write, "python-docs/70",
	"write takes a memory view.", .needs = NEEDS_SHARED)
{
	write_buffer("memoryview");
}

REQUIREMENT(write.data.array, write, "python-docs/70",
	"write takes an array of larger items and stores all of its bytes.", .needs = NEEDS_SHARED)
{
	write_buffer("array");
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

REQUIREMENT(write.data.type, write, "python-docs/71",
	"write of a text, a number, None or a list raises TypeError.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_ok(CALL(write, m, B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(3)), "XYc");
	REFUSED(m, "TypeError", write, m, T("XY"));
	REFUSED(m, "TypeError", write, m, I(88));
	REFUSED(m, "TypeError", write, m, NONE);
	REFUSED(m, "TypeError", write, m, OBJECT("list"));
}

REQUIREMENT(write.data.strided, write, "python-docs/66 universal/11 python-source/75",
	"write() of a buffer that is not contiguous must be refused without effect, or write its "
	"bytes.", .python = ">=3.0", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");
	struct arg strided = BUFFER("strided", (const unsigned char *)"XYZ", 3);

	expect_ok(CALL(write, m, B("AB")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "ABcdefgh");
	if (ATTEMPT(m, write, m, strided)->ok)
		EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "ABXYZfgh");
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
