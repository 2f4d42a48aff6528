/* SPDX-License-Identifier: MIT
 *
 * What the documentation of numpy.memmap promises beyond what holds for every mapping. */
#include "durable.h"
#include "span.h"

static struct arg array(struct arg file, enum mode mode, int64_t length, int64_t offset)
{
	return result(CALL(map_fd, file, I(length), I(mode), I(offset)));
}

REQUIREMENT(numpy_memmap, offset,
	.id = "numpy-memmap.offset.any",
	.level = REQUIRED,
	.sources = "numpy-memmap/5 numpy-memmap/15",
	.about = OP_map_fd,
	.statement = "An array begins at any offset of the file, within a page too.")
{
	const int64_t p = page(), offsets[] = { 1, 7, p - 1, p, p + 1, 2 * p + 3 };
	struct arg file = open_file(new_pattern_file(4 * p), "rw");

	for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
		struct arg m = array(file, READ, p, offsets[i]);

		expect_int(CALL(length, m), p);
		expect_pattern(m, 0, p, offsets[i]);
	}
}

REQUIREMENT(numpy_memmap, rest,
	.id = "numpy-memmap.shape.left-out",
	.level = REQUIRED,
	.sources = "numpy-memmap/8",
	.about = OP_map_fd,
	.statement = "Without a shape the array has all that the file has from the offset on.")
{
	const int64_t size = 2 * page() + 9;
	struct arg file = open_file(new_pattern_file(size), "rw");
	struct arg m = array(file, READ, 0, 11);

	expect_int(CALL(length, m), size - 11);
	expect_pattern(m, 0, size - 11, 11);
}

REQUIREMENT(numpy_memmap, extended,
	.id = "numpy-memmap.offset.beyond-end",
	.level = REQUIRED,
	.sources = "numpy-memmap/7 numpy-memmap/12",
	.about = OP_map_fd,
	.needs = NEEDS_GROWTH | NEEDS_SHARED,
	.statement = "An array for writing that ends beyond the file extends it with zeros.")
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

REQUIREMENT(numpy_memmap, copy_extends,
	.id = "numpy-memmap.copy.leaves-file",
	.level = REQUIRED,
	.sources = "numpy-memmap/4",
	.about = OP_set_slice,
	.statement = "What is assigned to an array of mode c is in its memory and never in the file.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = array(open_file(f, "rw"), COPY, 2 * page(), 0);

	store(m, page() - 2, "abcd");
	expect_text_at(m, page() - 2, "abcd");
	CALL(flush, m);
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(numpy_memmap, read_only,
	.id = "numpy-memmap.read.refuses",
	.level = REQUIRED,
	.sources = "numpy-memmap/1 numpy-memmap/9",
	.about = OP_set_item,
	.needs = NEEDS_SHARED,
	.statement = "An array of mode r refuses every assignment; those of the other modes take it.")
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw"), reader = array(file, READ, 0, 0);

	expect_none(CALL(set_item, array(file, WRITE, 0, 0), I(1), I(66)));
	expect_none(CALL(set_item, array(file, COPY, 0, 0), I(1), I(67)));
	REFUSED(reader, "any", set_item, reader, I(1), I(68));
	REFUSED(reader, "any", set_slice, reader, I(1), I(5), NONE, B("abcd"));
}

REQUIREMENT(numpy_memmap, writes,
	.id = "numpy-memmap.write.reaches-file",
	.level = REQUIRED,
	.sources = "numpy-memmap/2",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "What is assigned to an array of mode r+ is in the file.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = array(open_file(f, "rw"), WRITE, page(), 3);

	store(m, 10, "abcd");
	EXPECT_FILE(f, 13, "abcd");
}

REQUIREMENT(numpy_memmap, position,
	.id = "numpy-memmap.file.position",
	.level = REQUIRED,
	.sources = "numpy-memmap/6",
	.about = OP_map_fd,
	.statement = "A second array of the same file object begins at the file's beginning as well.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(array(file, READ, 10, 0), 0, 10, 0);
	expect_pattern(array(file, READ, 10, 0), 0, 10, 0);
}

REQUIREMENT(numpy_memmap, mode,
	.id = "numpy-memmap.mode",
	.level = REQUIRED,
	.sources = "numpy-memmap/14",
	.about = OP_native,
	.needs = NEEDS_SHARED,
	.statement = "An array tells its mode.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_text(CALL(native, T("mode"), array(file, READ, 0, 0)), "r");
	expect_text(CALL(native, T("mode"), array(file, WRITE, 0, 0)), "r+");
	expect_text(CALL(native, T("mode"), array(file, COPY, 0, 0)), "c");
}

REQUIREMENT(numpy_memmap, flush,
	.id = "numpy-memmap.flush.survives",
	.level = REQUIRED,
	.sources = "numpy-memmap/10",
	.about = OP_flush,
	.needs = NEEDS_SHARED | NEEDS_POWER,
	.statement = "What was flushed of an array that begins within a page survives a power cut.")
{
	while (power_sample(3)) {
		struct file *f = power_file(3 * page());
		struct arg m = array(open_file(f, "rw"), WRITE, 2 * page(), page() / 2);

		fill_and_flush(m, 0, 2 * page(), 'x');
		if (power_cut())
			expect_survived(f, page() / 2, 2 * page(), 'x');
	}
}

REQUIREMENT(numpy_memmap, deleted,
	.id = "numpy-memmap.deleted.survives",
	.level = REQUIRED,
	.sources = "numpy-memmap/11",
	.about = OP_destroy,
	.needs = NEEDS_SHARED | NEEDS_POWER,
	.statement = "What is deleted was flushed first: it survives a power cut.")
{
	while (power_sample(3)) {
		struct file *f = power_file(2 * page());
		struct arg m = array(open_file(f, "rw"), WRITE, 0, 0);

		fill(m, 0, page(), 'x');
		expect_ok(CALL(destroy, m));
		settle();
		if (power_cut())
			expect_survived(f, 0, page(), 'x');
	}
}
