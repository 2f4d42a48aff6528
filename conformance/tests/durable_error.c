/* SPDX-License-Identifier: MIT */
/* A flush that cannot reach the disk says so.  A flush that works comes first: to refuse
 * every flush is no way to keep these. */
#include "durable.h"

REQUIREMENT(durable.error.shut-down, flush, "python3.13/31 universal/11 universal/21",
	"Once the file system is gone a flush is an error, which changes no byte of the memory; "
	"what was flushed before survives.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg m = map_file(f, WRITE, 0, 0);

		fill_and_flush(m, 0, page(), 'x');
		fill(m, page(), page(), 'y');
		power_shut_down();
		expect_error(CALL(flush, m), "any");
		expect_filled(m, 0, page(), 'x');
		expect_filled(m, page(), page(), 'y');
		if (power_cut())
			expect_survived(f, 0, page(), 'x');
	}
}

REQUIREMENT(durable.error.kind, flush, "python3.9/5 python3.9/9 python3.13/31 python-docs/78",
	"A flush that the system refuses is an OSError with the system's error number.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(2)) {
		struct file *f = power_file(4 * g);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill_and_flush(m, 0, g, 'x');
		fill(m, g, g, 'y');
		power_shut_down();
		expect_errno(CALL(flush, m, I(g), I(g)), EIO);
		if (power_cut())
			expect_survived(f, 0, g, 'x');
	}
}

REQUIREMENT(durable.error.full-disk, flush, "python3.13/31 universal/11 universal/21",
	"A flush for which the disk has no room left is an error, which changes no byte of the "
	"memory.", .needs = NEEDS_SHARED | NEEDS_GROWTH | NEEDS_POWER)
{
	struct file *f;
	struct arg m;

	power_small_disk();
	power_begin();
	f = power_file(4 * page());
	file_truncate(f, 64 * page());
	m = map_file(f, WRITE, 0, 0);
	fill_and_flush(m, 0, page(), 'x');
	fill(m, 4 * page(), 60 * page(), 'y');
	power_fill_disk();
	expect_error(CALL(flush, m), "any");
	expect_filled(m, 0, page(), 'x');
	expect_filled(m, 4 * page(), 60 * page(), 'y');
}
