/* SPDX-License-Identifier: MIT
 *
 * What the documentation of numpy.memmap promises beyond what holds for every mapping. */
#include "durable.h"
#include "span.h"

static struct arg array(struct arg file, enum mode mode, int64_t length, int64_t offset)
{
	return result(CALL(map_fd, file, I(length), I(mode), I(offset)));
}

REQUIREMENT(numpy-memmap.offset.any, map_fd, "numpy-memmap/5 numpy-memmap/15",
	"An array begins at any offset of the file, within a page too.")
{
	const int64_t p = page(), offsets[] = { 1, 7, p - 1, p, p + 1, 2 * p + 3 };
	struct arg file = open_file(new_pattern_file(4 * p), "rw");

	for (size_t i = 0; i < COUNT(offsets); i++) {
		struct arg m = array(file, READ, p, offsets[i]);

		expect_map(m, offsets[i], p);
	}
}

REQUIREMENT(numpy-memmap.shape.left-out, map_fd, "numpy-memmap/8",
	"Without a shape the array has all that the file has from the offset on.")
{
	const int64_t size = 2 * page() + 9;
	struct arg file = open_file(new_pattern_file(size), "rw");
	struct arg m = array(file, READ, 0, 11);

	expect_map(m, 11, size - 11);
}

REQUIREMENT(numpy-memmap.offset.beyond-end, map_fd, "numpy-memmap/7 numpy-memmap/12",
	"An array for writing that ends beyond the file extends it with zeros.",
	.needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	const int64_t p = page();
	struct file *f = new_pattern_file(10);
	struct arg m = array(open_file(f, "rw"), WRITE, p, 2 * p + 5);

	expect_file_size(f, 3 * p + 5);
	expect_filled(m, 0, p, 0);
	store(m, p - 4, "last");
	EXPECT_FILE(f, 3 * p + 1, "last");
	expect_file_pattern(f, 0, 10);
}

REQUIREMENT(numpy-memmap.copy.leaves-file, set_slice, "numpy-memmap/4",
	"What is assigned to an array of mode c is in its memory and never in the file.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = array(open_file(f, "rw"), COPY, 2 * page(), 0);

	store_seen(m, page() - 2, "abcd");
	CALL(flush, m);
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(numpy-memmap.read.refuses, set_item, "numpy-memmap/1 numpy-memmap/9",
	"An array of mode r refuses every assignment; those of the other modes take it.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw"), reader = array(file, READ, 0, 0);

	expect_none(CALL(set_item, array(file, WRITE, 0, 0), I(1), I(66)));
	expect_none(CALL(set_item, array(file, COPY, 0, 0), I(1), I(67)));
	REFUSED(reader, "any", set_item, reader, I(1), I(68));
	REFUSED(reader, "any", set_slice, reader, I(1), I(5), NONE, B("abcd"));
}

REQUIREMENT(numpy-memmap.write.reaches-file, set_slice, "numpy-memmap/2",
	"What is assigned to an array of mode r+ is in the file.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = array(open_file(f, "rw"), WRITE, page(), 3);

	store(m, 10, "abcd");
	EXPECT_FILE(f, 13, "abcd");
}

REQUIREMENT(numpy-memmap.file.position, map_fd, "numpy-memmap/6",
	"A second array of the same file object begins at the file's beginning as well.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(array(file, READ, 10, 0), 0, 10, 0);
	expect_pattern(array(file, READ, 10, 0), 0, 10, 0);
}

REQUIREMENT(numpy-memmap.mode, native, "numpy-memmap/14",
	"An array tells its mode.", .needs = NEEDS_SHARED)
{
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_text(CALL(native, T("mode"), array(file, READ, 0, 0)), "r");
	expect_text(CALL(native, T("mode"), array(file, WRITE, 0, 0)), "r+");
	expect_text(CALL(native, T("mode"), array(file, COPY, 0, 0)), "c");
}

REQUIREMENT(numpy-memmap.flush.survives, flush, "numpy-memmap/10",
	"What was flushed of an array that begins within a page survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(3 * page());
		struct arg m = array(open_file(f, "rw"), WRITE, 2 * page(), page() / 2);

		fill_and_flush(m, 0, 2 * page(), 'x');
		if (power_cut())
			expect_survived(f, page() / 2, 2 * page(), 'x');
	}
}

REQUIREMENT(numpy-memmap.deleted.survives, destroy, "numpy-memmap/11",
	"What is deleted was flushed first: it survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(2 * page());
		struct arg m = array(open_file(f, "rw"), WRITE, 0, 0);

		fill(m, 0, page(), 'x');
		destroy(m);
		if (power_cut())
			expect_survived(f, 0, page(), 'x');
	}
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
