/* SPDX-License-Identifier: MIT */
/* File::Map: sizes beyond 32 bits, and handles without a file. */
#include "span.h"

REQUIREMENT(perl-file-map.far.remap, resize, "perl-file-map/13",
	"remap must take a size of more than 31 and 32 bits, as far as the file is long.")
{
	const int64_t far = (int64_t)1 << 32, sizes[] = { far / 2 + 11, far + 11, page() };
	struct file *f = new_pattern_file(page());
	struct arg m;

	make_huge(f, far + page());
	file_store(f, far + 5, "beyond", 6);
	m = map_file(f, READ, 0, page());
	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		expect_int(CALL(length, m), sizes[i]);
		expect_ok(CALL(get_item, m, I(sizes[i] - 1)));
		if (sizes[i] == far + 11)
			expect_text_at(m, far + 5, "beyond");
		expect_pattern(m, 0, page(), 0);
	}
}

REQUIREMENT(perl-file-map.handle.without-file, map_fd, "perl-file-map/1 perl-file-map/9",
	"A handle of a string, of a directory or of nothing must be refused.")
{
	static const char *const kinds[] = { "memory", "directory", "unopened" };

	expect_pattern(map_pattern(READ, page()), 0, page(), 0);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct arg file = result(CALL(native, T("without_file"), T(kinds[i])));

		expect_error(CALL(map_fd, file, I(1), NAMED("access", I(READ))), "any");
	}
}
