/* SPDX-License-Identifier: MIT
 *
 * Slices without a step, read and assigned to: bytes from one bound up to the other. */
#include "span.h"

enum { SIZE = 7, OMITTED = 99 };
static const char text[] = "abcdefg";

static struct arg bound(int64_t at)
{
	return at == OMITTED ? NONE : I(at);
}

/* The bounds in the order in which they are tried: every number about the map, then none. */
static int64_t next_bound(int64_t at)
{
	return at == SIZE + 2 ? OMITTED : at + 1;
}

static int64_t clamped(int64_t at, int64_t omitted)
{
	if (at == OMITTED)
		return omitted;
	if (at < 0)
		at += SIZE;
	return at < 0 ? 0 : at > SIZE ? SIZE : at;
}

REQUIREMENT(slice.get.inside, get_slice, "python2.4/3 python-docs/1 universal/28",
	"A slice gives the bytes from its first bound up to its second.")
{
	struct arg m = map_new(READ, text, SIZE);

	for (int64_t start = 0; start < SIZE; start++)
		for (int64_t stop = start + 1; stop <= SIZE; stop++)
			expect_bytes(CALL(get_slice, m, I(start), I(stop)), text + start,
			             (size_t)(stop - start));
}

REQUIREMENT(slice.get.bounds, get_slice, "python2.4/3 python-docs/1",
	"The bounds of a slice may be negative, left out, outside the map or in the wrong order, "
	"as the bounds of a slice of bytes may.")
{
	struct arg m = map_new(READ, text, SIZE);

	for (int64_t start = -SIZE - 2; start <= OMITTED; start = next_bound(start)) {
		for (int64_t stop = -SIZE - 2; stop <= OMITTED; stop = next_bound(stop)) {
			int64_t from = clamped(start, 0), to = clamped(stop, SIZE);

			expect_bytes(CALL(get_slice, m, bound(start), bound(stop)), text + from,
			             to > from ? (size_t)(to - from) : 0);
		}
	}
}

REQUIREMENT(slice.get.window, get_slice, "python2.4/3 python-docs/1",
	"A slice ends at the map's last byte, though the file goes on.")
{
	struct arg m = map_file(FILE_OF("abcdefghij"), READ, 0, SIZE);

	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abcdefg");
	EXPECT_BYTES(CALL(get_slice, m, I(5), I(9)), "fg");
	EXPECT_BYTES(CALL(get_slice, m, I(7), I(10)), "");
}

REQUIREMENT(slice.get.pages, get_slice, "python2.4/3 python-docs/1 universal/28",
	"A slice may span pages of the map.")
{
	int64_t p = page();
	struct arg m = map_pattern(READ, 3 * p);
	unsigned char *want = keep_room((size_t)p + 2);

	pattern_fill(want, p - 1, (size_t)p + 2);
	expect_bytes(CALL(get_slice, m, I(p - 1), I(2 * p + 1)), want, (size_t)p + 2);
}

REQUIREMENT(slice.get.huge, get_slice, "universal/27",
	"A bound too large for the platform counts as the map's end or is refused.")
{
	static const struct {
		const char *start, *stop, *want;
	} cases[] = {
		{ "9223372036854775808", "7", "" },       { "18446744073709551616", "7", "" },
		{ "1", "9223372036854775808", "bcdefg" }, { "1", "18446744073709551619", "bcdefg" },
		{ "-18446744073709551613", "4", "abcd" }, { "1", "-18446744073709551611", "" },
	};
	struct arg m = map_new(READ, text, SIZE);

	EXPECT_BYTES(CALL(get_slice, m, I(1), I(4)), "bcd");
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct answer *a =
		    ATTEMPT(m, get_slice, m, BIG(cases[i].start), BIG(cases[i].stop));

		if (a->ok)
			expect_bytes(a, cases[i].want, strlen(cases[i].want));
	}
}

REQUIREMENT(slice.get.position, get_slice, "python2.4/4 python-docs/2",
	"Taking a slice leaves the position.")
{
	struct arg m = map_new(READ, text, SIZE);

	position(m, 3);
	EXPECT_BYTES(CALL(get_slice, m, I(4), I(6)), "ef");
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(slice.get.largest, get_slice, "python-tests/46",
	"The largest and the smallest number of the platform serve as bounds and as steps of a "
	"slice.", .level = RECOMMENDED)
{
	struct arg m = map_new(READ, text, SIZE);
	struct arg most = I(INT64_MAX), least = I(INT64_MIN);

	EXPECT_BYTES(CALL(get_slice, m, least, most), "abcdefg");
	EXPECT_BYTES(CALL(get_slice, m, most, least, I(-1)), "gfedcba");
	EXPECT_BYTES(CALL(get_slice, m, I(2), most, I(3)), "cf");
	EXPECT_BYTES(CALL(get_slice, m, I(2), NONE, most), "c");
	EXPECT_BYTES(CALL(get_slice, m, I(2), NONE, I(-INT64_MAX)), "c");
	EXPECT_BYTES(CALL(get_slice, m, I(2), NONE, least), "c");
	EXPECT_BYTES(CALL(get_slice, m, most, NONE, I(2)), "");
	EXPECT_BYTES(CALL(get_slice, m, least, NONE, I(-2)), "");
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE, most), "a");
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE, least), "g");
}

/* A map of 7 bytes of a file of 9, to be assigned to. */
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

REQUIREMENT(slice.set.bounds, set_slice, "python-docs/1 python-docs/8",
	"The bounds of a slice that is assigned to may be negative, left out or outside the map, "
	"as the bounds of a bytearray's slice may.", .needs = NEEDS_SHARED)
{
	static const struct {
		int64_t start, stop;
	} cases[] = {
		{ -3, OMITTED }, { OMITTED, -3 }, { -5, -2 },      { OMITTED, OMITTED },
		{ -9, 2 },       { 4, 9 },        { -100, 100 },   { 2, OMITTED },
		{ OMITTED, 2 },  { -7, -6 },      { -1, OMITTED }, { INT64_MIN, INT64_MAX },
	};
	char model[] = "abcdefg";
	struct arg m = map_letters();

	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t from = clamped(cases[i].start, 0), to = clamped(cases[i].stop, SIZE);

		memset(model + from, (int)('A' + i), (size_t)(to - from));
		expect_ok(CALL(set_slice, m, bound(cases[i].start), bound(cases[i].stop), NONE,
		               BYTES(model + from, (size_t)(to - from))));
		expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
	}
	EXPECT_FILE(mapped_file(), SIZE, "hi");
}

REQUIREMENT(slice.set.size, set_slice, "python2.4/10 python-docs/8",
	"Bytes that are more or fewer than the slice has are refused, and nothing changes.",
	.needs = NEEDS_SHARED)
{
	static const struct {
		int64_t start, stop;
		size_t size;
	} cases[] = {
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

	expect_ok(
	    CALL(set_slice, m, I(2), I(6), NONE, BUFFER(kind, (const unsigned char *)"WXYZ", 4)));
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

REQUIREMENT(slice.delete, native, "python-source/84 python-docs/79",
	"Deleting a slice of a map must raise TypeError, even one without bytes.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_letters();

	REFUSED(m, "TypeError", native, T("delete_slice"), m, I(1), I(3));
	REFUSED(m, "TypeError", native, T("delete_slice"), m, I(2), I(2));
	REFUSED(m, "TypeError", native, T("delete_slice"), m, NONE, NONE);
}

/* Bytes of a map that are assigned to other bytes of it. */

enum { OWN = 16 };

/* Assign the map's own bytes from first up to end to its slice start:stop:step of as many bytes,
 * where at is the first index and the slice has a step of its own.  The map must then be what
 * assigning a copy of these bytes gives. */
static void expect_assigned(struct arg start, struct arg stop, int64_t step, int64_t at,
                            int64_t first, int64_t end)
{
	unsigned char want[OWN + 1] = "0123456789abcdef", own[OWN];
	struct arg m = map_new(WRITE, want, OWN), view = result(CALL(export, m, I(first), I(end)));

	memcpy(own, want, OWN);
	for (int64_t i = 0; i < end - first; i++)
		want[at + i * step] = own[first + i];
	expect_ok(CALL(set_slice, m, start, stop, I(step), view));
	expect_bytes(CALL(get_slice, m, NONE, NONE), want, OWN);
}

REQUIREMENT(slice.set.own-view, set_slice, "python-docs/1 python-docs/9 python-source/76",
	"Assigning a view of the map to an overlapping slice must give what assigning a copy of its "
	"bytes gives.", .needs = NEEDS_SHARED)
{
	expect_assigned(I(2), I(14), 1, 2, 0, 12);
	expect_assigned(I(0), I(12), 1, 0, 2, 14);
}

REQUIREMENT(slice.set.own-steps, set_slice, "python-docs/1 python-docs/9",
	"Assigning a view of the map to an overlapping slice with a step must give what assigning a "
	"copy of its bytes gives.", .needs = NEEDS_SHARED)
{
	expect_assigned(I(0), I(8), 2, 0, 8, 12);
	expect_assigned(I(8), I(16), 2, 8, 3, 7);
	expect_assigned(I(0), I(8), 2, 0, 6, 10);
	expect_assigned(NONE, I(7), -2, 15, 6, 10);
	expect_assigned(I(15), I(7), -2, 15, 4, 8);
	expect_assigned(I(8), NONE, 2, 8, 5, 9);
	expect_assigned(I(7), NONE, -2, 7, 7, 11);
	expect_assigned(I(0), NONE, 2, 0, 0, 8);
	expect_assigned(NONE, NONE, -1, 15, 0, 16);
}
