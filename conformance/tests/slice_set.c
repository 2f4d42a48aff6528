/* SPDX-License-Identifier: MIT
 *
 * Assigning to slices without a step. */
#include "suite.h"

enum { SIZE = 7, OMITTED = 99 };

/* A map of 7 bytes of a file of 9. */
static struct arg map_letters(void)
{
	return map_file(FILE_OF("abcdefghi"), WRITE, 0, SIZE);
}

REQUIREMENT(slice.set.inside, set_slice,
	"python2.4/5 python2.4/10 python2.4/31 python-docs/1 python-docs/8 python-docs/30 "
	"universal/31 universal/33",
	"Bytes assigned to a slice of as many replace it in memory and in the file, and no other "
	"byte.", .needs = NEEDS_SHARED)
{
	char model[] = "abcdefghi", fresh = 'A';
	struct arg m = map_letters();

	for (int64_t start = 0; start < SIZE; start++) {
		for (int64_t stop = start + 1; stop <= SIZE; stop++) {
			memset(model + start, fresh, (size_t)(stop - start));
			fresh = fresh == 'Z' ? 'A' : (char)(fresh + 1);
			expect_ok(CALL(set_slice, m, I(start), I(stop), NONE,
				       BYTES(model + start, (size_t)(stop - start))));
			expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
			expect_file(mapped_file(), 0, model, SIZE + 2);
		}
	}
}

static int64_t clamped(int64_t at, int64_t omitted)
{
	if (at == OMITTED)
		return omitted;
	if (at < 0)
		at += SIZE;
	return at < 0 ? 0 : at > SIZE ? SIZE : at;
}

REQUIREMENT(slice.set.bounds, set_slice, "python-docs/1 python-docs/8",
	"The bounds of a slice that is assigned to may be negative, left out or outside the map, "
	"as the bounds of a bytearray's slice may.", .needs = NEEDS_SHARED)
{
	static const struct { int64_t start, stop; } cases[] = {
		{ -3, OMITTED }, { OMITTED, -3 }, { -5, -2 },      { OMITTED, OMITTED },
		{ -9, 2 },       { 4, 9 },        { -100, 100 },   { 2, OMITTED },
		{ OMITTED, 2 },  { -7, -6 },      { -1, OMITTED }, { INT64_MIN, INT64_MAX },
	};
	char model[] = "abcdefg";
	struct arg m = map_letters();

	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t from = clamped(cases[i].start, 0), to = clamped(cases[i].stop, SIZE);

		memset(model + from, (int)('A' + i), (size_t)(to - from));
		expect_ok(CALL(set_slice, m,
			       cases[i].start == OMITTED ? NONE : I(cases[i].start),
			       cases[i].stop == OMITTED ? NONE : I(cases[i].stop), NONE,
			       BYTES(model + from, (size_t)(to - from))));
		expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
	}
	EXPECT_FILE(mapped_file(), SIZE, "hi");
}

REQUIREMENT(slice.set.size, set_slice, "python2.4/10 python-docs/8",
	"Bytes that are more or fewer than the slice has are refused, and nothing changes.",
	.needs = NEEDS_SHARED)
{
	static const struct { int64_t start, stop; size_t size; } cases[] = {
		{ 2, 4, 1 }, { 2, 4, 3 }, { 2, 4, 0 }, { 2, 2, 1 }, { 0, 7, 8 },
		{ 0, 7, 6 }, { 5, 9, 4 }, { 4, 2, 2 }, { 7, 9, 2 },
	};
	struct arg m = map_letters();

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abXYefg");
	for (size_t i = 0; i < COUNT(cases); i++)
		REFUSED(m, "any", set_slice, m, I(cases[i].start), I(cases[i].stop), NONE,
			BYTES("PQRSTUVW", cases[i].size));
}

REQUIREMENT(slice.set.size-kind, set_slice, "python-source/82",
	"What assigning three bytes to a slice of two does.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	observe(ATTEMPT_ON(set_slice, map_letters(), I(2), I(4), NONE, B("XYZ")));
}

REQUIREMENT(slice.set.position, set_slice, "python2.4/4 python-docs/2",
	"Assigning to a slice leaves the position.", .needs = NEEDS_SHARED)
{
	struct arg m = map_letters();

	position(m, 3);
	expect_ok(CALL(set_slice, m, I(4), I(6), NONE, B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abcdXYg");
	expect_int(CALL(tell, m), 3);
}

/* Assign "WXYZ" as that kind of buffer. */
static void assign_buffer(const char *kind)
{
	struct arg m = map_letters();

	expect_ok(CALL(set_slice, m, I(2), I(6), NONE,
		       BUFFER(kind, (const unsigned char *)"WXYZ", 4)));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abWXYZg");
	EXPECT_FILE(mapped_file(), 0, "abWXYZghi");
}

REQUIREMENT(slice.set.bytearray, set_slice, "python-docs/1 python-docs/9",
	"A bytearray can be assigned to a slice.", .needs = NEEDS_SHARED)
{
	assign_buffer("bytearray");
}

REQUIREMENT(slice.set.memoryview, set_slice, "python-docs/9",
	"A memory view can be assigned to a slice.", .needs = NEEDS_SHARED)
{
	assign_buffer("memoryview");
}

REQUIREMENT(slice.set.array, set_slice, "python-docs/9",
	"An array of larger items can be assigned to a slice of as many bytes.",
	.needs = NEEDS_SHARED)
{
	assign_buffer("array");
}

REQUIREMENT(slice.delete, native, "python-source/84",
	"What deleting a slice does.", .level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	observe(CALL(native, T("delete_slice"), map_letters(), I(1), I(3)));
}
