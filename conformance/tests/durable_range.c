/* SPDX-License-Identifier: MIT */
/* flush of a part of a map: at least that part survives a power cut. */
#include "durable.h"

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
