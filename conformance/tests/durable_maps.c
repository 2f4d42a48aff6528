/* SPDX-License-Identifier: MIT */
/* flush where a file has several maps, and where a map is no shared one. */
#include "durable.h"

REQUIREMENT(durable.maps.each, flush, "python2.4/69 python3.13/26 mmap-go/30 universal/20",
	"With several maps of one file what each of them flushed survives.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(3)) {
		struct file *f = power_file(8 * g);
		struct arg one = map_file(f, WRITE, 0, 4 * g), other = map_file(f, WRITE, 0, 0);

		fill_and_flush(one, g, g, 'x');
		fill_and_flush(other, 5 * g, g, 'y');
		if (!power_cut())
			continue;
		expect_survived(f, g, g, 'x');
		expect_survived(f, 5 * g, g, 'y');
	}
}

REQUIREMENT(durable.maps.other, flush, "universal/20 universal/31",
	"A flush covers what the map shows, also where another map of the file wrote it.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg one = map_file(f, WRITE, 0, 0), other = map_file(f, WRITE, 0, 0);

		fill(one, page(), 2 * page(), 'x');
		expect_filled(other, page(), 2 * page(), 'x');
		expect_ok(CALL(flush, other));
		if (power_cut())
			expect_survived(f, page(), 2 * page(), 'x');
	}
}

REQUIREMENT(durable.maps.processes, flush, "universal/20 universal/31",
	"A flush covers what the map shows, also where another process wrote it.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		struct file *f = power_file(4 * page());
		struct arg one = map_file(f, WRITE, 0, 0), other;

		fill(one, page(), 2 * page(), 'x');
		use_adapter(1);
		other = map_file(f, WRITE, 0, 0);
		expect_filled(other, page(), 2 * page(), 'x');
		expect_ok(CALL(flush, other));
		if (power_cut())
			expect_survived(f, page(), 2 * page(), 'x');
	}
}

REQUIREMENT(durable.copy, flush,
	"python2.4/69 python3.13/26 mmap-go/12 mmap-go/30 universal/20 universal/29",
	"Beside a shared map that is flushed, a flushed copy never reaches the disk.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg shared = map_file(f, WRITE, 0, 0), copy = map_file(f, COPY, 0, 0);

		fill(copy, page(), 3 * page(), 'c');
		fill_and_flush(shared, 0, page(), 'x');
		expect_ok(CALL(flush, copy));
		if (!power_cut())
			continue;
		expect_survived(f, 0, page(), 'x');
		expect_file_pattern(f, page(), 3 * page());
	}
}

static struct arg map_flags(const struct file *f, const char *flags)
{
	return result(
	    CALL(map_fd, open_file(f, "rw"), I(file_size(f)), NAMED("flags", constant(flags))));
}

REQUIREMENT(durable.flags, flush, "python2.4/52 python2.4/69 python3.9/26 python3.13/26",
	"Flushed changes survive in a map made with MAP_SHARED and reach no file from one made "
	"with MAP_PRIVATE.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg shared = map_flags(f, "MAP_SHARED"), private = map_flags(f, "MAP_PRIVATE");

		fill(private, page(), 3 * page(), 'c');
		fill_and_flush(shared, 0, page(), 'x');
		CALL(flush, private);
		if (!power_cut())
			continue;
		expect_survived(f, 0, page(), 'x');
		expect_file_pattern(f, page(), 3 * page());
	}
}
