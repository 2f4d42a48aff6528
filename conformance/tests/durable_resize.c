/* SPDX-License-Identifier: MIT */
/* flush after the map got another size. */
#include "durable.h"

REQUIREMENT(durable.resize.grown, flush, "python2.4/72 python3.13/29",
	"After growing a flush covers the old bytes and the new ones.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH | NEEDS_POWER)
{
	const int64_t g = granularity(), sizes[] = { g + 1, 3 * g + 7, 16 * g };

	while (power_sample(COUNT(sizes))) {
		int64_t size = sizes[power_number()];
		struct file *f = power_file(g);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, g, 'x');
		expect_ok(CALL(resize, m, I(size)));
		fill(m, g, size - g, 'y');
		expect_ok(CALL(flush, m));
		if (!power_cut())
			continue;
		expect_file_size(f, size);
		expect_survived(f, 0, g, 'x');
		expect_survived(f, g, size - g, 'y');
	}
}

REQUIREMENT(durable.resize.grown-range, flush, "python2.4/71 python3.13/28",
	"After growing a flushed range of the new bytes survives.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(2)) {
		struct file *f = power_file(g);
		struct arg m = map_file(f, WRITE, 0, 0);

		expect_ok(CALL(resize, m, I(8 * g)));
		fill(m, 0, 8 * g, 'x');
		expect_ok(CALL(flush, m, I(5 * g), I(2 * g)));
		if (power_cut())
			expect_survived(f, 5 * g, 2 * g, 'x');
	}
}

REQUIREMENT(durable.resize.shrunk, flush, "python2.4/72 python3.13/29",
	"After shrinking a flush covers what is left, up to a last part of a page.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity(), sizes[] = { 2 * g - 5, 1 };

	while (power_sample(COUNT(sizes))) {
		int64_t size = sizes[power_number()];
		struct file *f = power_file(4 * g);
		struct arg m = map_file(f, WRITE, 0, 0);

		expect_ok(CALL(resize, m, I(size)));
		fill_and_flush(m, 0, size, 'x');
		if (power_cut())
			expect_survived(f, 0, size, 'x');
	}
}
