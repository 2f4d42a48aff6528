/* SPDX-License-Identifier: MIT */
/* Resizing a map of a part of a file: the file ends where the map does. */
#include "span.h"

REQUIREMENT(resize.window.shrink, resize, "python-tests/35",
	"Shrinking a map with an offset cuts the file to the offset plus the new size.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(4 * granularity());
	struct arg m = map_file(f, WRITE, granularity(), 2 * granularity());

	expect_none(CALL(resize, m, I(granularity() - 1)));
	expect_int(CALL(length, m), granularity() - 1);
	expect_file_size(f, 2 * granularity() - 1);
	expect_pattern(m, 0, granularity() - 1, granularity());
	expect_file_pattern(f, 0, 2 * granularity() - 1);
}

REQUIREMENT(resize.window.grow, resize, "python-tests/35",
	"Growing a map with an offset grows the file to the offset plus the new size.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg m = map_file(f, WRITE, granularity(), granularity());

	expect_none(CALL(resize, m, I(2 * granularity() + 1)));
	expect_int(CALL(length, m), 2 * granularity() + 1);
	expect_file_size(f, 3 * granularity() + 1);
	expect_pattern(m, 0, granularity(), granularity());
	expect_filled(m, granularity(), granularity() + 1, 0);
	expect_file_pattern(f, 0, 2 * granularity());
}

REQUIREMENT(resize.window.grow-within-file, resize, "python-tests/35",
	"Growing a map within a longer file shows more of the file and cuts the rest.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(5 * g);
	struct arg m = map_file(f, WRITE, g, g);

	expect_none(CALL(resize, m, I(2 * g + 3)));
	expect_int(CALL(length, m), 2 * g + 3);
	expect_pattern(m, 0, 2 * g + 3, g);
	expect_file_size(f, 3 * g + 3);
	expect_file_pattern(f, 0, 3 * g + 3);
}
