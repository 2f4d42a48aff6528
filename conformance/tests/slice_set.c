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

REQUIREMENT(slice, set,
	.id = "slice.set.inside",
	.level = REQUIRED,
	.sources = "python2.4/5 python2.4/10 python2.4/31 python-docs/1 python-docs/8 "
		   "python-docs/30 universal/31 universal/33",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "Bytes assigned to a slice of as many replace it in memory and in the file, "
		     "and no other byte.")
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

REQUIREMENT(slice, set_bounds,
	.id = "slice.set.bounds",
	.level = REQUIRED,
	.sources = "python-docs/1 python-docs/8",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "The bounds of a slice that is assigned to may be negative, left out or outside "
		     "the map, as the bounds of a bytearray's slice may.")
{
	static const struct { int64_t start, stop; } cases[] = {
		{ -3, OMITTED }, { OMITTED, -3 }, { -5, -2 },      { OMITTED, OMITTED },
		{ -9, 2 },       { 4, 9 },        { -100, 100 },   { 2, OMITTED },
		{ OMITTED, 2 },  { -7, -6 },      { -1, OMITTED }, { INT64_MIN, INT64_MAX },
	};
	char model[] = "abcdefg";
	struct arg m = map_letters();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
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

REQUIREMENT(slice, set_size,
	.id = "slice.set.size",
	.level = REQUIRED,
	.sources = "python2.4/10 python-docs/8",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "Bytes that are more or fewer than the slice has are refused, and nothing "
		     "changes.")
{
	static const struct { int64_t start, stop; size_t size; } cases[] = {
		{ 2, 4, 1 }, { 2, 4, 3 }, { 2, 4, 0 }, { 2, 2, 1 }, { 0, 7, 8 },
		{ 0, 7, 6 }, { 5, 9, 4 }, { 4, 2, 2 }, { 7, 9, 2 },
	};
	struct arg m = map_letters();

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abXYefg");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		REFUSED(m, "any", set_slice, m, I(cases[i].start), I(cases[i].stop), NONE,
			BYTES("PQRSTUVW", cases[i].size));
}

REQUIREMENT(slice, set_size_kind,
	.id = "slice.set.size-kind",
	.level = INFORMATIONAL,
	.sources = "python-source/82",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "What assigning three bytes to a slice of two does.")
{
	struct arg m = map_letters();

	observe(ATTEMPT(m, set_slice, m, I(2), I(4), NONE, B("XYZ")));
}

REQUIREMENT(slice, set_position,
	.id = "slice.set.position",
	.level = REQUIRED,
	.sources = "python2.4/4 python-docs/2",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "Assigning to a slice leaves the position.")
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

REQUIREMENT(slice, set_bytearray,
	.id = "slice.set.bytearray",
	.level = REQUIRED,
	.sources = "python-docs/1 python-docs/9",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "A bytearray can be assigned to a slice.")
{
	assign_buffer("bytearray");
}

REQUIREMENT(slice, set_memoryview,
	.id = "slice.set.memoryview",
	.level = REQUIRED,
	.sources = "python-docs/9",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "A memory view can be assigned to a slice.")
{
	assign_buffer("memoryview");
}

REQUIREMENT(slice, set_array,
	.id = "slice.set.array",
	.level = REQUIRED,
	.sources = "python-docs/9",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "An array of larger items can be assigned to a slice of as many bytes.")
{
	assign_buffer("array");
}

REQUIREMENT(slice, delete,
	.id = "slice.delete",
	.level = INFORMATIONAL,
	.sources = "python-source/84",
	.about = OP_native,
	.needs = NEEDS_SHARED,
	.statement = "What deleting a slice does.")
{
	observe(CALL(native, T("delete_slice"), map_letters(), I(1), I(3)));
}
