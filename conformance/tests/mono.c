/* SPDX-License-Identifier: MIT
 *
 * What the documentation of MemoryMappedFile promises beyond what holds for every mapping. */
#include "durable.h"
#include "span.h"

static struct arg view(struct arg file, enum mode mode, int64_t offset, int64_t size)
{
	return result(CALL(map_fd, file, I(size), I(mode), I(offset)));
}

REQUIREMENT(mono, whole,
	.id = "mono.capacity.whole-file",
	.level = REQUIRED,
	.sources = "mono/1 mono/2",
	.about = OP_map_fd,
	.statement = "A view of size 0 shows the file from its offset to its end.")
{
	const int64_t size = 2 * page() + 9;
	struct arg file = open_file(new_pattern_file(size), "rw");

	expect_pattern(view(file, READ, 0, 0), 0, size, 0);
	expect_pattern(view(file, READ, 13, 0), 0, size - 13, 13);
}

REQUIREMENT(mono, offset,
	.id = "mono.offset.any",
	.level = REQUIRED,
	.sources = "mono/2",
	.about = OP_map_fd,
	.statement = "A view of any offset, within a page too, holds that part of the file.")
{
	const int64_t offsets[] = { 1, page() - 1, page(), page() + 1 };
	struct arg file = open_file(new_pattern_file(4 * page()), "rw");

	for (size_t i = 0; i < COUNT(offsets); i++)
		expect_pattern(view(file, READ, offsets[i], page()), 0, page(), offsets[i]);
}

REQUIREMENT(mono, access,
	.id = "mono.access.read",
	.level = REQUIRED,
	.sources = "mono/3",
	.about = OP_set_item,
	.needs = NEEDS_SHARED,
	.statement = "A view for reading says so and refuses to be written to.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw"), m;

	m = view(file, WRITE, 0, page());
	expect_true(CALL(native, T("CanWrite"), m));
	expect_none(CALL(set_item, m, I(3), I(7)));
	m = view(file, READ, 0, page());
	expect_true(CALL(native, T("CanRead"), m));
	expect_false(CALL(native, T("CanWrite"), m));
	REFUSED(m, "any", set_item, m, I(3), I(8));
	REFUSED(m, "any", set_slice, m, I(0), I(4), NONE, B("abcd"));
}

REQUIREMENT(mono, copy,
	.id = "mono.copy.own",
	.level = REQUIRED,
	.sources = "mono/4",
	.about = OP_set_slice,
	.statement = "What is written to a copy-on-write view is in that view alone.")
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw"), one = view(file, COPY, 0, page());
	struct arg other = view(file, COPY, 0, page());

	store(one, 5, "abcd");
	expect_text_at(one, 5, "abcd");
	expect_pattern(other, 0, page(), 0);
	expect_file_pattern(f, 0, page());
}

REQUIREMENT(mono, numbers,
	.id = "mono.numbers.refused",
	.level = REQUIRED,
	.sources = "mono/5 mono/6",
	.about = OP_map_fd,
	.statement = "Negative numbers, and a part that goes beyond the file, are refused.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_pattern(view(file, READ, 0, page()), 0, page(), 0);
	REFUSED(NONE, "ValueError", map_fd, file, I(page()), I(READ), I(-1));
	REFUSED(NONE, "ValueError", map_fd, file, I(-1), I(READ), I(0));
	REFUSED(NONE, "any", map_fd, file, I(page()), I(READ), I(2 * page()));
	REFUSED(NONE, "any", map_fd, file, I(2 * page()), I(READ), I(page() + 1));
	REFUSED(NONE, "any", map_fd, file, I(INT64_MAX), I(READ), I(1));
}

REQUIREMENT(mono, positions,
	.id = "mono.position.outside",
	.level = REQUIRED,
	.sources = "mono/7",
	.about = OP_get_item,
	.statement = "A position outside the view raises an exception of its argument.")
{
	struct arg m = view(open_file(new_pattern_file(page()), "rw"), READ, 0, page());

	expect_byte(CALL(get_item, m, I(page() - 1)), pattern_byte(page() - 1));
	REFUSED(m, "ValueError", get_item, m, I(-1));
	REFUSED(m, "ValueError", get_item, m, I(page()));
	REFUSED(m, "ValueError", get_item, m, I(INT64_MAX));
}

REQUIREMENT(mono, write_array,
	.id = "mono.array.too-long",
	.level = REQUIRED,
	.sources = "mono/9",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "An array that does not fit into the view is refused, and nothing is written.")
{
	struct arg m = view(open_file(new_pattern_file(page()), "rw"), WRITE, 0, page());

	expect_none(CALL(set_slice, m, I(page() - 4), I(page()), NONE, B("abcd")));
	REFUSED(m, "ValueError", set_slice, m, I(page() - 3), I(page() + 1), NONE, B("efgh"));
	REFUSED(m, "ValueError", set_slice, m, I(page()), I(page() + 4), NONE, B("efgh"));
}

REQUIREMENT(mono, read_array,
	.id = "mono.array.short",
	.level = REQUIRED,
	.sources = "mono/8",
	.about = OP_get_slice,
	.statement = "ReadArray gives what there is when the view ends before the count.")
{
	struct arg m = view(open_file(new_pattern_file(page()), "rw"), READ, 0, page());
	unsigned char rest[5];

	pattern_fill(rest, page() - 5, sizeof(rest));
	expect_bytes(CALL(get_slice, m, I(page() - 5), I(page() + 20)), rest, sizeof(rest));
}

REQUIREMENT(mono, empty,
	.id = "mono.file.empty",
	.level = REQUIRED,
	.sources = "mono/11",
	.about = OP_map_fd,
	.statement = "An empty file cannot be mapped as it is.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(view(file, READ, 0, 0), 0, page(), 0);
	REFUSED(NONE, "ValueError", map_fd, open_file(new_file("", 0), "rw"), I(0), I(READ), I(0));
}

REQUIREMENT(mono, disposed,
	.id = "mono.disposed",
	.level = REQUIRED,
	.sources = "mono/12 mono/14",
	.about = OP_close,
	.statement = "A view that was disposed of refuses every use; its stream is still open.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw"), m = view(file, READ, 0, page());

	expect_pattern(m, 0, page(), 0);
	expect_none(CALL(close, m));
	expect(strstr(REFUSED(NONE, "any", get_item, m, I(0))->native, "ObjectDisposed") != NULL,
	       "expected ObjectDisposedException");
	expect_true(CALL(file_works, file));
}

REQUIREMENT(mono, flush,
	.id = "mono.flush.survives",
	.level = REQUIRED,
	.sources = "mono/10",
	.about = OP_flush,
	.needs = NEEDS_SHARED | NEEDS_POWER,
	.statement = "What was flushed of a view that begins within a page survives a power cut.")
{
	while (power_sample(3)) {
		struct file *f = power_file(3 * page());
		struct arg m = view(open_file(f, "rw"), WRITE, 100, 2 * page());

		fill(m, 0, 2 * page(), 'x');
		expect_none(CALL(flush, m));
		if (power_cut())
			expect_survived(f, 100, 2 * page(), 'x');
	}
}
