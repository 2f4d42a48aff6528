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

/* A map of 7 bytes of a file of 9, to be assigned to. */
static struct arg map_letters(void)
{
	return map_file(FILE_OF("abcdefghi"), WRITE, 0, SIZE);
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
