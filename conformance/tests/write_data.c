/* SPDX-License-Identifier: MIT
 *
 * What write takes as its data. */
#include "suite.h"

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

REQUIREMENT(write, bytearray,
	.id = "write.data.bytearray",
	.level = REQUIRED,
	.sources = "python-docs/70",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "write takes a bytearray, which is writable.")
{
	write_buffer("bytearray");
}

REQUIREMENT(write, memoryview,
	.id = "write.data.memoryview",
	.level = REQUIRED,
	.sources = "python-docs/70",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "write takes a memory view.")
{
	write_buffer("memoryview");
}

REQUIREMENT(write, array,
	.id = "write.data.array",
	.level = REQUIRED,
	.sources = "python-docs/70",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "write takes an array of larger items and stores all of its bytes.")
{
	write_buffer("array");
}

REQUIREMENT(write, mapping,
	.id = "write.data.mapping",
	.level = REQUIRED,
	.sources = "python-docs/70",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "write takes another map, which is bytes-like too.")
{
	struct arg source = map_bytes(READ, "WXYZ"), m = map_bytes(WRITE, "abcdefgh");

	position(m, 2);
	expect_ok(CALL(write, m, source));
	expect_int(CALL(tell, m), 6);
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abWXYZgh");
}

REQUIREMENT(write, type,
	.id = "write.data.type",
	.level = REQUIRED,
	.sources = "python-docs/71",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "write of a text, a number, None or a list raises TypeError.")
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_ok(CALL(write, m, B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(3)), "XYc");
	REFUSED(m, "TypeError", write, m, T("XY"));
	REFUSED(m, "TypeError", write, m, I(88));
	REFUSED(m, "TypeError", write, m, NONE);
	REFUSED(m, "TypeError", write, m, OBJECT("list"));
}

REQUIREMENT(write, strided,
	.id = "write.data.strided",
	.level = INFORMATIONAL,
	.sources = "python-source/75",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "What write does with a view that is not contiguous.")
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	observe(ATTEMPT(m, write, m, BUFFER("strided", (const unsigned char *)"XYZ", 3)));
}

REQUIREMENT(write, own_view,
	.id = "write.data.own-view",
	.level = INFORMATIONAL,
	.sources = "python-source/76",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.statement = "The map after a write of an overlapping view of itself.")
{
	struct arg m = map_bytes(WRITE, "0123456789abcdef");
	struct arg view = result(CALL(export, m, I(0), I(12)));
	const struct answer *a;

	position(m, 2);
	a = CALL(write, m, view);
	observe(a->ok ? CALL(get_slice, m, NONE, NONE) : a);
}
