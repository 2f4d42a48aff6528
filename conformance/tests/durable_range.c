/* SPDX-License-Identifier: MIT
 *
 * What a flush of a range promises across a power cut, of one map and of several. */
#include "durable.h"

/* flush of a part of a map: at least that part survives a power cut. */

REQUIREMENT(durable.range.survives, flush, "python2.4/71 python3.13/28",
	"A flushed range survives a power cut, wherever in the map it begins and ends.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();
	const int64_t ranges[][2] = {
		{ 0, g }, { 3 * g, 2 * g }, { 7 * g, g + 10 }, { 8 * g, 10 }, { 5 * g, 1 },
	};

	while (power_sample(COUNT(ranges))) {
		const int64_t *range = ranges[power_number()];
		struct file *f = power_file(8 * g + 10);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, 8 * g + 10, 'x');
		expect_ok(CALL(flush, m, I(range[0]), I(range[1])));
		if (power_cut())
			expect_survived(f, range[0], range[1], 'x');
	}
}

REQUIREMENT(durable.range.several, flush, "python2.4/71 python3.13/28",
	"Several ranges that were flushed one after the other all survive.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(2)) {
		struct file *f = power_file(8 * g);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, 8 * g, 'x');
		expect_ok(CALL(flush, m, I(6 * g), I(g)));
		expect_ok(CALL(flush, m, I(g), I(2 * g)));
		if (!power_cut())
			continue;
		expect_survived(f, 6 * g, g, 'x');
		expect_survived(f, g, 2 * g, 'x');
	}
}

REQUIREMENT(durable.range.offset-alone, flush, "python-docs/42",
	"A flush with an offset alone covers everything from there to the end.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity(), offsets[] = { 0, 3 * g, 7 * g };

	while (power_sample(COUNT(offsets))) {
		int64_t offset = offsets[power_number()];
		struct file *f = power_file(8 * g + 10);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, 8 * g + 10, 'x');
		expect_ok(CALL(flush, m, I(offset)));
		if (power_cut())
			expect_survived(f, offset, 8 * g + 10 - offset, 'x');
	}
}

REQUIREMENT(durable.range.window, flush, "python2.4/71 python3.13/28 python-docs/13",
	"The offset of a flush counts from the map's first byte, not from the file's.",
	.python = ">=2.6", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(3)) {
		int64_t offset = (int64_t)power_number() * g;
		struct file *f = power_file(8 * g);
		struct arg m = map_file(f, WRITE, 2 * g, 4 * g);

		fill(m, 0, 4 * g, 'x');
		expect_ok(CALL(flush, m, I(offset), I(g)));
		if (power_cut())
			expect_survived(f, 2 * g + offset, g, 'x');
	}
}

REQUIREMENT(durable.range.reach, flush, "python2.4/71 python3.13/28",
	"Of 16 changed parts of a file 4, 5 and 6 were flushed: those that survive.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();
	char text[64] = "";
	struct file *f = NULL;

	while (power_sample(1)) {
		struct arg m = map_file(f = power_file(16 * g), WRITE, 0, 0);

		fill(m, 0, 16 * g, 'x');
		expect_ok(CALL(flush, m, I(4 * g), I(3 * g)));
		power_cut();
	}
	for (int i = 0; i < 16; i++) {
		char byte;

		if (pread(f->fd, &byte, 1, i * g + g / 2) == 1 && byte == 'x')
			snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%d",
			         *text != '\0' ? " " : "", i);
	}
	observe_text("%s", text);
}

/* flush where a file has several maps, and where a map is no shared one. */

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

		expect_copy_lost(f, shared, copy);
	}
}

static struct arg map_flags(const struct file *f, const char *flags)
{
	return result(
	    CALL(map_fd, open_file(f, "rw"), I(file_size(f)), NAMED("flags", constant(flags))));
}

REQUIREMENT(durable.flags, flush, "python2.4/52 python2.4/69 python3.9/26 python3.13/26",
	"Flushed changes survive in a map made with MAP_SHARED and reach no file from one made "
	"with MAP_PRIVATE.", .python = "unix", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg shared = map_flags(f, "MAP_SHARED"),
		           private = map_flags(f, "MAP_PRIVATE");

		fill(private, page(), 3 * page(), 'c');
		fill_and_flush(shared, 0, page(), 'x');
		CALL(flush, private);
		if (!power_cut())
			continue;
		expect_survived(f, 0, page(), 'x');
		expect_file_pattern(f, page(), 3 * page());
	}
}
