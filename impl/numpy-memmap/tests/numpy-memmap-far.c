/* SPDX-License-Identifier: MIT */
/* Shapes and offsets of numpy.memmap beyond 32 bits. */
#include "span.h"

REQUIREMENT(numpy-memmap.far.grown, map_fd, "numpy-memmap/7 numpy-memmap/12",
	"A file must be extended for an array that ends beyond 32 bits.",
	.needs = NEEDS_GROWTH | NEEDS_SHARED)
{
	const int64_t far = (int64_t)1 << 32, parts[][2] = {
		{ 0, page() }, { 0, far + 11 }, { far, page() }, { far / 2, far / 2 + 11 }
	};

	for (size_t i = 0; i < COUNT(parts); i++) {
		struct file *f = FILE_OF("0123456789");
		struct arg m = result(
		    CALL(map_fd, open_file(f, "rw"), I(parts[i][1]), I(WRITE), I(parts[i][0])));

		expect_file_size(f, parts[i][0] + parts[i][1]);
		expect_int(CALL(length, m), parts[i][1]);
		store(m, parts[i][1] - 6, "beyond");
		EXPECT_FILE(f, parts[i][0] + parts[i][1] - 6, "beyond");
		EXPECT_FILE(f, 0, "0123456789");
	}
}
