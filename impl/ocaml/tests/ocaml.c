/* SPDX-License-Identifier: MIT */
/* What the comment of OCaml's Unix.map_file promises beyond what holds of any mapping.
 * A list in place of the length is the dimensions of the array. */
#include "span.h"

static struct arg list(const struct value *items)
{
	return (struct arg){ .value = { .tag = VALUE_LIST, .items = items, .count = 2 } };
}

#define DIMENSIONS(rows, columns)                                                                  \
	list((const struct value[]){ value_int(rows), value_int(columns) })
#define PRIVATE NAMED("access", I(COPY))
#define SHARED  NAMED("access", I(WRITE))

REQUIREMENT(ocaml.position.bytes, set_slice, "ocaml/1 ocaml/2 ocaml/3 ocaml/8",
	"The array begins at the position, whatever byte that is, and a change of it is a change "
	"of the file there.", .needs = NEEDS_SHARED)
{
	const int64_t p = page(), positions[] = { 0, 1, p - 3, p, p + 1 };

	for (size_t i = 0; i < COUNT(positions); i++) {
		struct file *f = new_pattern_file(4 * p);
		struct arg m = map_file(f, WRITE, positions[i], p + 7);

		expect_map(m, positions[i], p + 7);
		store(m, p, "abc");
		EXPECT_FILE(f, positions[i] + p, "abc");
		expect_file_pattern(f, 0, positions[i] + p);
		expect_file_size(f, 4 * p);
	}
}

REQUIREMENT(ocaml.shared.permission, map_fd, "ocaml/4 ocaml/5",
	"A descriptor opened for reading serves for an array of its own, and is refused for a "
	"shared one.")
{
	struct arg reader = open_file(new_pattern_file(page()), "r");
	struct arg m = result(CALL(map_fd, reader, I(0), PRIVATE));

	store_seen(m, 0, "abc");
	expect_file_pattern(mapped_file(), 0, page());
	REFUSED(NONE, "any", map_fd, reader, I(0), SHARED);
}

REQUIREMENT(ocaml.dimension.found, map_fd, "ocaml/6",
	"A dimension of -1 reaches from the position to the end of the file.")
{
	const int64_t size = 2 * page() + 9, positions[] = { 0, 1, page(), size - 1 };
	struct arg reader = open_file(new_pattern_file(size), "r");

	for (size_t i = 0; i < COUNT(positions); i++) {
		struct arg m =
		    result(CALL(map_fd, reader, I(-1), PRIVATE, NAMED("offset", I(positions[i]))));

		expect_map(m, positions[i], size - positions[i]);
	}
}

REQUIREMENT(ocaml.dimension.whole-number, map_fd, "ocaml/6 ocaml/7",
	"With a major dimension of -1 a file that holds no whole number of sub-arrays is a "
	"Failure.")
{
	struct arg six = open_file(FILE_OF("abcdef"), "r"),
	           seven = open_file(FILE_OF("abcdefg"), "r");
	struct arg m = result(CALL(map_fd, six, DIMENSIONS(-1, 3), PRIVATE));
	const struct answer *a;

	expect_int(CALL(length, m), 6);
	expect_int(CALL(get_item, m, DIMENSIONS(1, 2)), 'f');
	a = REFUSED(NONE, "any", map_fd, seven, DIMENSIONS(-1, 3), PRIVATE);
	expect(strcmp(a->native, "Failure") == 0, "expected Failure, found %s", a->native);
}

REQUIREMENT(ocaml.grows, map_fd, "ocaml/9",
	"A file smaller than the array, from the position on, is made as large, with zeros.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t cases[][2] = { { 101, 0 },     { page() + 1, 0 }, { 3 * page(), 0 },
		                     { page(), 50 }, { 7, 100 },        { page(), 2 * page() } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		const int64_t size = cases[i][0], at = cases[i][1];
		struct file *f = new_pattern_file(100);
		struct arg m = map_file(f, WRITE, at, size);

		expect_int(CALL(length, m), size);
		expect_file_size(f, at + size);
		expect_file_pattern(f, 0, 100);
		expect_file_filled(f, 100, at + size - 100, 0);
		store(m, size - 3, "end");
		EXPECT_FILE(f, at + size - 3, "end");
	}
}

REQUIREMENT(ocaml.grows.permission, map_fd, "ocaml/10",
	"A file that was opened for reading is not made larger: that is an error.",
	.needs = NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(100);
	struct arg reader = open_file(f, "r");

	expect_pattern(result(CALL(map_fd, reader, I(100), PRIVATE)), 0, 100, 0);
	REFUSED(NONE, "any", map_fd, reader, I(101), PRIVATE);
	expect_int(CALL(length, result(CALL(map_fd, open_file(f, "rw"), I(101), PRIVATE))), 101);
	expect_file_size(f, 101);
}

REQUIREMENT(ocaml.bounds, set_item, "ocaml/11",
	"An access outside the array is refused, also where the file has become longer since, and "
	"before the array in the file.", .needs = NEEDS_SHARED)
{
	const int64_t indices[] = { -1, 10, 11, page() - 1, INT64_MIN / 2, INT64_MAX / 2 };
	struct file *f = new_pattern_file(page());
	struct arg m = map_file(f, WRITE, 50, 10);

	expect_ok(CALL(set_item, m, I(9), I('x')));
	EXPECT_FILE(f, 59, "x");
	for (size_t i = 0; i < COUNT(indices); i++) {
		REFUSED(m, "any", get_item, m, I(indices[i]));
		REFUSED(m, "any", set_item, m, I(indices[i]), I('y'));
	}
	REFUSED(m, "any", get_slice, m, I(5), I(11));
	REFUSED(m, "any", get_slice, m, I(-1), I(5));
	REFUSED(m, "any", set_slice, m, I(8), I(11), NONE, B("abc"));
	REFUSED(m, "any", set_slice, m, I(0), I(2), NONE, B("abc"));
}

REQUIREMENT(ocaml.dimension.negative, map_fd, "ocaml/13",
	"A negative dimension is refused with Invalid_argument or Failure.")
{
	struct arg reader = open_file(new_pattern_file(page()), "r");
	const struct arg dimensions[] = { I(-2), I(-page()), I(INT64_MIN / 2), DIMENSIONS(1, -1),
		                          DIMENSIONS(-2, 1) };

	expect_pattern(result(CALL(map_fd, reader, I(-1), PRIVATE)), 0, page(), 0);
	for (size_t i = 0; i < COUNT(dimensions); i++) {
		const struct answer *a =
		    REFUSED(NONE, "any", map_fd, reader, dimensions[i], PRIVATE);

		expect(strcmp(a->native, "Failure") == 0 ||
		           strcmp(a->native, "Invalid_argument") == 0,
		       "expected Failure or Invalid_argument, found %s", a->native);
	}
}

REQUIREMENT(ocaml.dimension.overflow, map_fd, "ocaml/9 ocaml/11 ocaml/13",
	"Dimensions whose product no number holds are refused: no array is larger than its memory.")
{
	const int64_t half = (int64_t)1 << 32;
	struct arg reader = open_file(FILE_OF("abcdef"), "r");

	expect_int(CALL(length, result(CALL(map_fd, reader, DIMENSIONS(2, 3), PRIVATE))), 6);
	expect_error(CALL(map_fd, reader, DIMENSIONS(half, half), PRIVATE), "any");
	expect_error(CALL(map_fd, reader, DIMENSIONS(half, 3 * half), PRIVATE), "any");
}
