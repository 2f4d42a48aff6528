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

REQUIREMENT(write.data.strided, write, "python-source/75",
	"What write does with a view that is not contiguous.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	observe(ATTEMPT(m, write, m, BUFFER("strided", (const unsigned char *)"XYZ", 3)));
}

REQUIREMENT(write.data.own-view, write, "python-source/76",
	"The map after a write of an overlapping view of itself.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "0123456789abcdef");
	struct arg view = result(CALL(export, m, I(0), I(12)));
	const struct answer *a;

	position(m, 2);
	a = CALL(write, m, view);
	observe(a->ok ? CALL(get_slice, m, NONE, NONE) : a);
}
