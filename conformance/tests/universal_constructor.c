/* SPDX-License-Identifier: MIT
 *
 * What a constructor that fails leaves in its process: nothing. */
#include "span.h"

/* A constructor's call that is expected to fail leaves nothing behind. */
struct state {
	int descriptors, entries;
};

static struct state state(const struct file *f)
{
	return (struct state){ descriptors(), map_entries(f) };
}

static void expect_state(struct state before, const struct file *f, const struct answer *a)
{
	struct state now;

	if (a->ok)
		expect_ok(CALL(destroy, result(a)));
	settle();
	now = state(f);
	expect(now.descriptors == before.descriptors, "%s: expected %d descriptors, found %d",
	       asked(a), before.descriptors, now.descriptors);
	expect(now.entries == before.entries, "%s: expected %d maps of the file, found %d",
	       asked(a), before.entries, now.entries);
}

REQUIREMENT(universal.constructor.map-fd, map_fd,
	"universal/14 universal/24 universal/37 universal/38",
	"Python's constructor leaves no descriptor and no mapping behind when it fails.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * granularity()), *empty = new_file("", 0);
	struct arg file = open_file(f, "rw"), reader = open_file(f, "r"), m;
	struct arg nothing = open_file(empty, "rw");
	struct state before;

	m = result(CALL(map_fd, file, I(2 * granularity())));
	expect_pattern(m, 0, 2 * granularity(), 0);
	destroy(m);
	before = state(f);
	expect_state(before, f, ASK(map_fd, file, I(-1)));
	expect_state(before, f, ASK(map_fd, file, BIG("9223372036854775808")));
	expect_state(before, f, ASK(map_fd, file, I(5 * granularity())));
	expect_state(before, f, ASK(map_fd, nothing, I(1)));
	expect_state(before, f, ASK(map_fd, file, I(page()), NAMED("access", I(77))));
	expect_state(before, f, ASK(map_fd, reader, I(page()), NAMED("access", I(WRITE))));
	expect_state(before, f, ASK(map_fd, I(-2), I(page())));
	if (!python_at_least(2, 6))
		return;
	expect_state(before, f, ASK(map_fd, file, I(1), NAMED("offset", I(1))));
	expect_state(before, f, ASK(map_fd, file, I(1), NAMED("offset", I(-granularity()))));
	expect_state(before, f, ASK(map_fd, file, I(1), NAMED("offset", I(4 * granularity()))));
}

REQUIREMENT(universal.constructor.go, go_map_region,
	"universal/14 universal/24 universal/37 universal/38",
	"Go's constructor leaves no descriptor and no mapping behind when it fails.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg file = open_file(f, "rw"), reader = open_file(f, "r"), m;
	struct state before;

	m = result(CALL(go_map_region, file, I(page()), I(0), I(0), I(0)));
	expect_pattern(m, 0, page(), 0);
	destroy(m);
	before = state(f);
	expect_state(before, f, CALL(go_map_region, file, I(1), I(0), I(0), I(1)));
	expect_state(before, f, CALL(go_map_region, file, I(1), I(0), I(0), I(-granularity())));
	expect_state(before, f, CALL(go_map_region, file, I(0), I(0), I(0), I(0)));
	expect_state(before, f, CALL(go_map_region, reader, I(page()), I(2), I(0), I(0)));
	expect_state(before, f, CALL(go_map_region, file, I(INT64_MAX), I(0), I(0), I(0)));
}

REQUIREMENT(universal.constructor.region, region_open,
	"universal/14 universal/24 universal/37 universal/38",
	"A region's constructor leaves no descriptor and no mapping behind when it fails.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * granularity()), *empty = new_file("", 0);
	struct arg path = path_argument(f), region;
	struct state before;

	region = result(CALL(region_open, open_file(f, "r"), I(0), I(page())));
	expect_int(CALL(region_size, region), page());
	destroy(region);
	before = state(f);
	expect_state(before, f, CALL(region_open, path, I(1), I(page())));
	expect_state(before, f, CALL(region_open, path, I(-granularity()), I(page())));
	expect_state(before, f, CALL(region_open, path, I(8 * granularity()), I(page())));
	expect_state(before, f, CALL(region_open, path, I(0), I(-1)));
	expect_state(before, f, CALL(region_open, path_argument(empty), I(0), I(page())));
}

/* A call that fails leaves as many descriptors and maps as there were; one that works is
 * ended, and is nobody's matter here. */
static void expect_nothing_left(const struct file *f, const struct arg args[])
{
	const struct state before = state(f);
	const struct answer *a = suite_ask(OP_map_path, args);

	if (a->ok)
		expect_ok(CALL(destroy, result(a)));
	else
		expect_state(before, f, a);
}

REQUIREMENT(universal.constructor.map-path, map_path,
	"universal/14 universal/24 universal/37 universal/38",
	"A constructor that opens the file itself leaves no descriptor and no mapping behind when "
	"it fails.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * granularity()), *empty = new_file("", 0);
	enum mode mode = WRITE;
	const struct arg whole = map_readable(f, &mode, 0);
	const struct arg path = path_argument(f), rw = NAMED("access", I(mode));
	const struct arg length = NAMED("length", I(2 * granularity()));
	const struct arg calls[][5] = {
		{ path, NAMED("length", I(-1)), rw, { .end = true } },
		{ path, NAMED("length", I(-2)), rw, { .end = true } },
		{ path, length, NAMED("access", I(77)), { .end = true } },
		{ path, length, rw, NAMED("offset", I(1)), { .end = true } },
		{ path, length, rw, NAMED("offset", I(-granularity())), { .end = true } },
		{ path, length, rw, NAMED("offset", I(4 * granularity())), { .end = true } },
		{ path_argument(empty), NAMED("access", I(READ)), { .end = true } },
		{ B("/"), NAMED("access", I(READ)), { .end = true } },
		{ B("/nothing/there"), rw, { .end = true } },
	};
	struct arg m = result(CALL(map_path, path, length, rw));

	destroy(whole);
	expect_int(CALL(length, m), 2 * granularity());
	for (size_t i = 0; i < COUNT(calls); i++)
		expect_nothing_left(f, calls[i]);
}
