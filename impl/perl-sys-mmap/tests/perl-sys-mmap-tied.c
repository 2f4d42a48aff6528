/* SPDX-License-Identifier: MIT */
/* What the manual of Sys::Mmap promises of the variable that new ties to a file. */
#include "span.h"

REQUIREMENT(perl-sys-mmap.new.grows, map_path, "perl-sys-mmap/16",
	"A file shorter than the length is made as long, with zeros; a longer one keeps its size.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t lengths[] = { 50, 100, 101, page() + 1, 3 * page() };

	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct file *f = new_pattern_file(100);
		struct arg m = result(CALL(map_path, path_argument(f), I(lengths[i])));
		const int64_t size = lengths[i] < 100 ? 100 : lengths[i];

		expect_int(CALL(length, m), lengths[i]);
		expect_file_size(f, size);
		expect_file_pattern(f, 0, 100);
		expect_file_filled(f, 100, size - 100, 0);
		if (lengths[i] > 100)
			expect_filled(m, 100, lengths[i] - 100, 0);
	}
}

REQUIREMENT(perl-sys-mmap.new.length-zero, map_path, "perl-sys-mmap/17",
	"A length of 0 stands for the file's own.", .needs = NEEDS_SHARED)
{
	struct arg m = result(CALL(map_path, path_argument(new_pattern_file(page() + 3)), I(0)));

	expect_int(CALL(length, m), page() + 3);
	expect_pattern(m, 0, page() + 3, 0);
}

REQUIREMENT(perl-sys-mmap.new.changes, set_slice, "perl-sys-mmap/18",
	"A change of the variable is the same change of the file.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(map_path, path_argument(f), I(0)));

	store(m, page() - 2, "abcd");
	EXPECT_FILE(f, page() - 2, "abcd");
	expect_file_pattern(f, 0, page() - 2);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(perl-sys-mmap.new.any-length, set_slice, "perl-sys-mmap/18 perl-sys-mmap/20",
	"After a part was replaced by a longer value that ends within the memory, changes of the "
	"variable still are changes of the file.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(CALL(map_path, path_argument(f), I(0)));

	store(m, 0, "ab");
	EXPECT_FILE(f, 0, "ab");
	expect_none(CALL(set_slice, m, I(10), I(12), NONE, B("xyz")));
	EXPECT_FILE(f, 10, "xyz");
	store(m, 0, "cd");
	EXPECT_FILE(f, 0, "cd");
	expect_int(CALL(length, m), page());
}
