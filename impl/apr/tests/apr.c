/* SPDX-License-Identifier: MIT */
/* apr_mmap: a window of an open file, which several objects may refer to. */
#include "span.h"

static const struct answer *window(const struct file *f, enum mode mode, int64_t offset,
                                   int64_t size)
{
	return CALL(map_fd, open_file(f, mode == READ ? "r" : "rw"), I(size),
	            NAMED("access", I(mode)), NAMED("offset", I(offset)));
}

REQUIREMENT(apr.create.window, map_fd, "apr/1 apr/2 apr/3 apr/12",
	"A mapping has the size that was given and starts at the offset, which is a multiple of "
	"the page size.")
{
	const int64_t size = 5 * page() + 3;
	struct file *f = new_pattern_file(size);

	for (int64_t offset = 0; offset < size; offset += page()) {
		struct arg m = result(window(f, READ, offset, size - offset));

		expect_map(m, offset, size - offset);
	}
}

REQUIREMENT(apr.create.unaligned, map_fd, "apr/2",
	"The data starts at the offset that was given, whatever the page size.")
{
	const int64_t offsets[] = { 1, page() - 1, page() + 1, 2 * page() - 1 };
	struct file *f = new_pattern_file(3 * page());

	expect_pattern(result(window(f, READ, 0, page())), 0, page(), 0);
	for (size_t i = 0; i < COUNT(offsets); i++)
		expect_pattern(result(window(f, READ, offsets[i], page())), 0, page(), offsets[i]);
}

REQUIREMENT(apr.create.limit, map_fd, "apr/14",
	"A mapping larger than APR_MMAP_LIMIT.", .level = INFORMATIONAL)
{
	const int64_t size = 5 << 20;

	observe(window(new_pattern_file(size), READ, 0, size));
}

REQUIREMENT(apr.create.flags, map_fd, "apr/4 apr/5",
	"A mapping for reading needs a file that can be read; one for writing, a file that can be "
	"written, and stores in it.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg reader = result(window(f, READ, 0, page())), m;

	expect(map_permissions(f)[1] == '-', "expected memory that is not writable, found %s",
	       map_permissions(f));
	m = result(window(f, WRITE, page(), page()));
	store(m, page() - 4, "abcd");
	EXPECT_FILE(f, 2 * page() - 4, "abcd");
	expect_pattern(reader, 0, page(), 0);
	REFUSED(reader, "OSError", map_fd, open_file(f, "r"), I(page()), NAMED("access", I(WRITE)));
	REFUSED(reader, "OSError", map_fd, open_file(f, "w"), I(page()), NAMED("access", I(READ)));
}

REQUIREMENT(apr.dup.shares, native, "apr/7 apr/9 apr/12",
	"A duplicate has the same size and the same memory, and maps nothing anew.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(window(f, WRITE, 0, 2 * page()));
	struct arg twin = result(CALL(native, T("dup"), m));

	expect_int(CALL(length, twin), 2 * page());
	store(m, 1, "abcd");
	expect_text_at(twin, 1, "abcd");
	store(twin, page(), "wxyz");
	expect_text_at(m, page(), "wxyz");
	expect_maps(f, 1);
}

REQUIREMENT(apr.dup.outlives, close, "apr/6 apr/7 apr/8 apr/9 apr/10",
	"The memory stays until the last of a mapping and its duplicates is deleted, or the last "
	"of their pools is destroyed, in whatever order.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(window(f, READ, 0, page())), one = result(CALL(native, T("dup"), m));
	struct arg two = result(CALL(native, T("dup"), one)),
	           three = result(CALL(native, T("dup"), m));

	expect_ok(CALL(close, m));
	expect_pattern(one, 0, page(), 0);
	expect_ok(CALL(destroy, one));
	expect_pattern(two, 0, page(), 0);
	expect_ok(CALL(close, two));
	expect_pattern(three, 0, page(), 0);
	expect_maps(f, 1);
	expect_ok(CALL(close, three));
	expect_maps(f, 0);
}

REQUIREMENT(apr.delete, close, "apr/6 apr/10",
	"Deleting a mapping removes its memory, and destroying its pool afterwards harms no other "
	"mapping.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(window(f, READ, 0, page())), other;

	expect_ok(CALL(close, m));
	expect_maps(f, 0);
	other = result(window(f, READ, 0, page()));
	expect_ok(CALL(destroy, m));
	expect_pattern(other, 0, page(), 0);
}

REQUIREMENT(apr.offset, native, "apr/11 apr/12",
	"apr_mmap_offset gives the pointer that lies so far behind the start.")
{
	const int64_t size = 2 * page() + 5, offsets[] = { 0, 1, page(), size - 1 };
	struct arg m = result(window(new_pattern_file(size), READ, 0, size));

	for (size_t i = 0; i < COUNT(offsets); i++)
		expect_int(CALL(native, T("offset"), m, I(offsets[i])), offsets[i]);
}

REQUIREMENT(apr.offset.outside, native, "apr/11",
	"apr_mmap_offset to the end, behind it and before the start.", .level = INFORMATIONAL)
{
	struct arg m = result(window(new_pattern_file(page()), READ, 0, page()));

	observe_text("end: %s, behind: %s, before: %s",
	             outcome(CALL(native, T("offset"), m, I(page()))),
	             outcome(CALL(native, T("offset"), m, I(page() + 1))),
	             outcome(CALL(native, T("offset"), m, I(-1))));
}
