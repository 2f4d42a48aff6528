/* SPDX-License-Identifier: MIT
 *
 * Arrays of numpy.memmap at the end of a file and behind it, and in place of it. */
#include "span.h"

static struct arg array(struct arg file, enum mode mode, int64_t length, int64_t offset)
{
	return result(CALL(map_fd, file, I(length), I(mode), I(offset)));
}

REQUIREMENT(numpy-memmap.create.name, native, "numpy-memmap/3 numpy-memmap/12 numpy-memmap/16",
	"Mode w+ of a name leaves nothing of a file that exists, and makes it as long as the "
	"array.", .needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = result(CALL(native, T("create"), path_argument(f), I(page() + 5)));

	expect_int(CALL(length, m), page() + 5);
	expect_filled(m, 0, page() + 5, 0);
	expect_file_size(f, page() + 5);
	store(m, page(), "abcd");
	EXPECT_FILE(f, page(), "abcd");
}

REQUIREMENT(numpy-memmap.create.file-object, native, "numpy-memmap/3 numpy-memmap/16",
	"Mode w+ of a file object leaves nothing of the file's bytes.",
	.needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page()), *none = FILE_OF("");
	struct arg m = result(CALL(native, T("create"), open_file(none, "rw"), I(page())));

	store(m, 0, "abcd");
	EXPECT_FILE(none, 0, "abcd");
	m = result(CALL(native, T("create"), open_file(f, "rw"), I(page())));
	expect_filled(m, 0, page(), 0);
}

REQUIREMENT(numpy-memmap.shape.nothing-left, map_fd, "numpy-memmap/5 numpy-memmap/8",
	"At the end of the file the array of what is left has no elements, wherever that end is.")
{
	const int64_t sizes[] = { 9, page() + 1, granularity(), 2 * granularity() };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg file = open_file(new_pattern_file(sizes[i]), "rw");

		expect_int(CALL(length, array(file, WRITE, 0, sizes[i] - 1)), 1);
		expect_int(CALL(length, array(file, WRITE, 0, sizes[i])), 0);
	}
}

REQUIREMENT(numpy-memmap.shape.empty, native, "numpy-memmap/5 numpy-memmap/15",
	"An array of no elements begins at any offset within the file or at its end.",
	.needs = NEEDS_SHARED)
{
	const int64_t g = granularity(), offsets[] = { 0, 1, g, g + 1, 2 * g - 1, 2 * g };
	struct arg file = open_file(new_pattern_file(2 * g), "rw");

	for (size_t i = 0; i < COUNT(offsets); i++)
		expect_int(CALL(length, result(CALL(native, T("empty"), file, I(offsets[i])))), 0);
}

REQUIREMENT(numpy-memmap.copy.beyond-end, map_fd, "numpy-memmap/4 numpy-memmap/7",
	"An array of mode c may begin beyond the file's end, as one of any mode but r.",
	.needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	struct arg file = open_file(new_pattern_file(10), "rw");

	expect_int(CALL(length, array(file, COPY, 10, 0)), 10);
	expect_int(CALL(length, array(file, WRITE, 5, 20)), 5);
	expect_int(CALL(length, array(file, COPY, 5, 30)), 5);
}

REQUIREMENT(numpy-memmap.offset.beyond-end-alone, map_fd, "numpy-memmap/7 numpy-memmap/8",
	"In mode r+ an offset beyond the file's end is valid without a shape as well.",
	.needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	struct arg file = open_file(new_pattern_file(10), "rw");

	expect_int(CALL(length, array(file, WRITE, 0, 4)), 6);
	expect_ok(CALL(map_fd, file, I(0), I(WRITE), I(20)));
}
