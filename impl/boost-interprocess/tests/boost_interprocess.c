/* SPDX-License-Identifier: MIT */
/* Making and ending a mapped_region of Boost.Interprocess. */
#include "boost_interprocess.h"

REQUIREMENT(boost-interprocess.region.anywhere, map_path,
	"boost-interprocess/1 boost-interprocess/2 boost-interprocess/6 boost-interprocess/10 "
	"boost-interprocess/11",
	"A region has the size that was given and starts at the offset, whatever the page size.")
{
	const int64_t offsets[] = { 0, 1, page() - 1, page(), page() + 1, 2 * page() - 1 };
	const int64_t sizes[] = { 1, 2, page() - 1, page(), page() + 1 };
	struct file *f = new_pattern_file(3 * page() + 1);

	for (size_t i = 0; i < COUNT(offsets); i++) {
		for (size_t j = 0; j < COUNT(sizes); j++) {
			struct arg m = region_of(f, READ, offsets[i], sizes[j]);

			expect_map(m, offsets[i], sizes[j]);
			expect_ok(CALL(destroy, m));
		}
	}
}

REQUIREMENT(boost-interprocess.region.modes, set_slice,
	"boost-interprocess/1 boost-interprocess/2 boost-interprocess/3",
	"What is stored in a region that starts within a page is kept, and changes just those "
	"bytes of the file, or none where it is copied.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg copy = region_of(f, COPY, page() - 3, page()), m;

	store_seen(copy, 0, "copied");
	expect_file_pattern(f, 0, 3 * page());
	m = region_of(f, WRITE, page() - 3, page());
	store(m, 0, "shared");
	store(m, page() - 4, "last");
	expect_text_at(copy, 0, "copied");
	expect_file_pattern(f, 0, page() - 3);
	EXPECT_FILE(f, page() - 3, "shared");
	EXPECT_FILE(f, 2 * page() - 7, "last");
	expect_file_pattern(f, 2 * page() - 3, page() + 3);
}

REQUIREMENT(boost-interprocess.region.rest, length,
	"boost-interprocess/4 boost-interprocess/5 boost-interprocess/10",
	"Without a size the region ends with the file, wherever it starts.")
{
	const int64_t size = 3 * page() + 5, offsets[] = { 0, 1, page(), page() + 1, size - 1 };
	struct file *f = new_pattern_file(size);

	expect_int(CALL(length, result(CALL(map_path, path_argument(f)))), size);
	for (size_t i = 0; i < COUNT(offsets); i++) {
		struct arg m = region_of(f, READ, offsets[i], 0);

		expect_map(m, offsets[i], size - offsets[i]);
	}
}

REQUIREMENT(boost-interprocess.region.too-large, map_path,
	"boost-interprocess/1 boost-interprocess/8 boost-interprocess/10",
	"A size that no process can map is an error.")
{
	static const char *const sizes[] = { "9223372036854775807", "18446744073709551614",
		                             "18446744073709551615" };
	struct file *f = new_pattern_file(2 * page());

	expect_pattern(region_of(f, READ, 100, page()), 0, page(), 100);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		REFUSED(NONE, "OSError|other", map_path, path_argument(f), BIG(sizes[i]), I(READ),
		        I(0));
		REFUSED(NONE, "OSError|other", map_path, path_argument(f), BIG(sizes[i]), I(READ),
		        I(100));
	}
}

REQUIREMENT(boost-interprocess.region.beyond, map_path, "boost-interprocess/5 boost-interprocess/8",
	"What is behind the end of the file, and nothing of that name, is an exception that leaves "
	"nothing behind.")
{
	struct file *f = new_pattern_file(2 * page());

	expect_pattern(region_of(f, READ, page() + 1, 0), 0, page() - 1, page() + 1);
	REFUSED(NONE, "OSError|other", map_path, path_argument(f), I(0), I(READ),
	        I(2 * page() + 1));
	REFUSED(NONE, "OSError|other", map_path, path_argument(f), I(0), I(READ), I(5 * page()));
	expect_errno(REFUSED(NONE, "OSError", map_path, B("/dev/null/x"), I(0), I(READ)), ENOTDIR);
	expect_errno(REFUSED(NONE, "OSError", map_path, B("/"), I(0), I(WRITE)), EISDIR);
}

REQUIREMENT(boost-interprocess.region.empty-file, map_path, "boost-interprocess/4",
	"A region of an empty file.", .level = INFORMATIONAL)
{
	observe(CALL(map_path, path_argument(new_file("", 0)), I(0), I(READ)));
}

REQUIREMENT(boost-interprocess.region.outlives-mapping, get_slice, "boost-interprocess/9",
	"A region is valid when the file_mapping is gone, and holds no descriptor.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	int before = descriptors();
	struct arg m = region_of(f, READ, 5, 0);

	expect_descriptors(before);
	expect_pattern(m, 0, 2 * page() - 5, 5);
}

REQUIREMENT(boost-interprocess.region.moved-into, close,
	"boost-interprocess/12 boost-interprocess/13",
	"A region that an empty one is moved into has the size 0, and its memory is unmapped, the "
	"part of a page before it included.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = region_of(f, READ, page() + 5, page());

	expect_maps(f, 1);
	expect_ok(CALL(close, m));
	expect_int(CALL(length, m), 0);
	expect_maps(f, 0);
	expect_ok(CALL(close, m));
}

REQUIREMENT(boost-interprocess.page-size, native, "boost-interprocess/25",
	"get_page_size() must be the unit of offsets: the allocation granularity.")
{
	expect_int(CALL(native, T("get_page_size")), granularity());
}
