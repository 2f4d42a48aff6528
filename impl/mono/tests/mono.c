/* SPDX-License-Identifier: MIT
 *
 * What the documentation of MemoryMappedFile promises beyond what holds for every mapping. */
#include "durable.h"
#include "span.h"

static struct arg view(struct arg file, enum mode mode, int64_t offset, int64_t size)
{
	return result(CALL(map_fd, file, I(size), I(mode), I(offset)));
}

REQUIREMENT(mono.capacity.whole-file, map_fd, "mono/1 mono/2",
	"A view of size 0 shows the file from its offset to its end.")
{
	const int64_t size = 2 * page() + 9;
	struct arg file = open_file(new_pattern_file(size), "rw");

	expect_pattern(view(file, READ, 0, 0), 0, size, 0);
	expect_pattern(view(file, READ, 13, 0), 0, size - 13, 13);
}

REQUIREMENT(mono.offset.any, map_fd, "mono/2",
	"A view of any offset, within a page too, holds that part of the file.")
{
	const int64_t offsets[] = { 1, page() - 1, page(), page() + 1 };
	struct arg file = open_file(new_pattern_file(4 * page()), "rw");

	for (size_t i = 0; i < COUNT(offsets); i++)
		expect_pattern(view(file, READ, offsets[i], page()), 0, page(), offsets[i]);
}

REQUIREMENT(mono.access.read, set_item, "mono/3",
	"A view for reading says so and refuses to be written to.", .needs = NEEDS_SHARED)
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

REQUIREMENT(mono.copy.own, set_slice, "mono/4",
	"What is written to a copy-on-write view is in that view alone.")
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw"), one = view(file, COPY, 0, page());
	struct arg other = view(file, COPY, 0, page());

	store_seen(one, 5, "abcd");
	expect_pattern(other, 0, page(), 0);
	expect_file_pattern(f, 0, page());
}

REQUIREMENT(mono.numbers.refused, map_fd, "mono/5 mono/6",
	"Negative numbers, and a part that goes beyond the file, are refused.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_pattern(view(file, READ, 0, page()), 0, page(), 0);
	REFUSED(NONE, "ValueError", map_fd, file, I(page()), I(READ), I(-1));
	REFUSED(NONE, "ValueError", map_fd, file, I(-1), I(READ), I(0));
	REFUSED(NONE, "any", map_fd, file, I(page()), I(READ), I(2 * page()));
	REFUSED(NONE, "any", map_fd, file, I(2 * page()), I(READ), I(page() + 1));
	REFUSED(NONE, "any", map_fd, file, I(INT64_MAX), I(READ), I(1));
}

REQUIREMENT(mono.position.outside, get_item, "mono/7",
	"A position outside the view raises an exception of its argument.")
{
	struct arg m = view(open_file(new_pattern_file(page()), "rw"), READ, 0, page());

	expect_byte(CALL(get_item, m, I(page() - 1)), pattern_byte(page() - 1));
	REFUSED(m, "ValueError", get_item, m, I(-1));
	REFUSED(m, "ValueError", get_item, m, I(page()));
	REFUSED(m, "ValueError", get_item, m, I(INT64_MAX));
}

REQUIREMENT(mono.array.too-long, set_slice, "mono/9",
	"An array that does not fit into the view is refused, and nothing is written.",
	.needs = NEEDS_SHARED)
{
	struct arg m = view(open_file(new_pattern_file(page()), "rw"), WRITE, 0, page());

	expect_none(CALL(set_slice, m, I(page() - 4), I(page()), NONE, B("abcd")));
	REFUSED(m, "ValueError", set_slice, m, I(page() - 3), I(page() + 1), NONE, B("efgh"));
	REFUSED(m, "ValueError", set_slice, m, I(page()), I(page() + 4), NONE, B("efgh"));
}

REQUIREMENT(mono.array.short, get_slice, "mono/8",
	"ReadArray gives what there is when the view ends before the count.")
{
	struct arg m = view(open_file(new_pattern_file(page()), "rw"), READ, 0, page());
	unsigned char rest[5];

	pattern_fill(rest, page() - 5, sizeof(rest));
	expect_bytes(CALL(get_slice, m, I(page() - 5), I(page() + 20)), rest, sizeof(rest));
}

REQUIREMENT(mono.file.empty, map_fd, "mono/11",
	"An empty file cannot be mapped as it is.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(view(file, READ, 0, 0), 0, page(), 0);
	REFUSED(NONE, "ValueError", map_fd, open_file(new_file("", 0), "rw"), I(0), I(READ), I(0));
}

REQUIREMENT(mono.disposed, close, "mono/12 mono/14",
	"A view that was disposed of refuses every use; its stream is still open.")
{
	struct arg file = open_file(new_pattern_file(page()), "rw"),
	           m = view(file, READ, 0, page());

	expect_pattern(m, 0, page(), 0);
	expect_none(CALL(close, m));
	expect(strstr(REFUSED(NONE, "any", get_item, m, I(0))->native, "ObjectDisposed") != NULL,
	       "expected ObjectDisposedException");
	expect_true(CALL(file_works, file));
}

REQUIREMENT(mono.flush.survives, flush, "mono/10",
	"What was flushed of a view that begins within a page survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
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
