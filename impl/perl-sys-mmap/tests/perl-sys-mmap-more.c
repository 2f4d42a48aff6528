/* SPDX-License-Identifier: MIT */
/* Sys::Mmap: lengths beyond 32 bits, and handles without a file. */
#include "span.h"

static const int64_t far = (int64_t)1 << 32;

REQUIREMENT(perl-sys-mmap.far.hardwire, export, "perl-sys-mmap/6 perl-sys-mmap/14",
	"A variable must be hardwired to an address and a length of more than 32 bits.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg m;

	make_huge(f, far + page());
	file_store(f, far + 5, "beyond", 6);
	m = map_file(f, WRITE, 0, far + page());
	expect_text_at(result(CALL(export, m, I(far), I(far + 11))), 5, "beyond");
	expect_text_at(result(CALL(export, m, I(1), I(far + 11))), far + 4, "beyond");
}

REQUIREMENT(perl-sys-mmap.handle.without-file, map_fd, "perl-sys-mmap/5",
	"A handle of a string, of a directory or of nothing must be refused.")
{
	static const char *const kinds[] = { "memory", "directory", "unopened" };

	expect_pattern(map_pattern(READ, page()), 0, page(), 0);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct arg file = result(CALL(native, T("without_file"), T(kinds[i])));

		expect_error(CALL(map_fd, file, I(1), NAMED("access", I(READ))), "any");
	}
}
