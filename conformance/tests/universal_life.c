/* SPDX-License-Identifier: MIT
 *
 * What any mapping takes from its process and gives back, when it fails too, and that maps do not
 * harm each other. */
#include "span.h"

REQUIREMENT(universal.maps.independent, get_slice, "universal/39",
	"Destroying one map of a file leaves the others of that file readable.")
{
	struct file *f = new_pattern_file(2 * page() + 1);
	enum mode mode = READ;
	struct arg first = map_file(f, READ, 0, 0), second = map_readable(f, &mode, page());
	struct arg third = map_file(f, READ, 0, 0);

	destroy(first);
	expect_pattern(second, 0, page(), 0);
	destroy(third);
	expect_pattern(second, 0, page(), 0);
}

/* A region ends with its clients, whatever is destroyed. */
static void need_end(void)
{
	if (claims("map-region") && !offers(OP_close) && !offers(OP_unmap))
		skip("a region ends with its clients");
}

/* Close m in the way of its document; one without a method for that ends with its object. */
static void end(struct arg m)
{
	need_end();
	if (offers(OP_close))
		expect_ok(CALL(close, m));
	else if (offers(OP_unmap))
		expect_ok(CALL(unmap, m));
	else
		expect_ok(CALL(destroy, m));
	settle();
}

/* How many descriptors of the caller's own come with a map: none, where the implementation
 * opens the file itself. */
static int own_descriptors(void)
{
	return offers(OP_map_fd) || offers(OP_go_map_region) ? 1 : 0;
}

REQUIREMENT(universal.end.memory, get_slice, "universal/40",
	"A map that was closed leaves none of its memory in the process.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 2 * page());

	expect_pattern(m, 0, 2 * page(), 0);
	if (map_entries(mapped_file()) == 0)
		skip("the file is not to be seen among the process's maps");
	end(m);
	expect_maps(mapped_file(), 0);
}

/* A closed map has an item and a slice no more. */
static void expect_ended(enum operation op, const struct arg *args)
{
	const struct answer *a;

	expect_pattern(args[0], 0, page(), 0);
	if (!offers(OP_close) && !offers(OP_unmap))
		skip("a map ends with its object");
	end(args[0]);
	a = suite_call(op, args);
	observe(a);
	if (a->ok && op == OP_get_slice)
		expect_bytes(a, "", 0);
	else
		expect_error(a, "any");
}

REQUIREMENT(universal.end.item, get_item, "universal/40",
	"Reading an item of a closed map must fail or raise a signal.", .may_fault = true)
{
	struct arg m = map_pattern(READ, page());

	expect_byte(CALL(get_item, m, I(1)), pattern_byte(1));
	expect_ended(OP_get_item, (const struct arg[]){ m, I(1), { .end = true } });
}

REQUIREMENT(universal.end.slice, get_slice, "universal/40",
	"Reading a slice of a closed map must fail, give no bytes or raise a signal.", .may_fault = true)
{
	expect_ended(OP_get_slice, (const struct arg[]){
	                               map_pattern(READ, page()), I(1), I(4), { .end = true } });
}

REQUIREMENT(universal.end.destroyed, get_slice, "universal/24 universal/42",
	"A map destroyed without being closed gives its memory back as well.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(READ, 2 * page());

	need_end();
	expect_pattern(m, 0, 2 * page(), 0);
	if (map_entries(mapped_file()) == 0)
		skip("the file is not to be seen among the process's maps");
	destroy(m);
	expect_maps(mapped_file(), 0);
}

REQUIREMENT(universal.end.descriptors, get_slice, "universal/41",
	"A map that was closed holds no descriptor of its own.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	struct arg m;
	int before;

	end(map_file(f, READ, 0, 0));
	before = descriptors();
	m = map_file(f, READ, 0, 0);
	expect_pattern(m, 0, page(), 0);
	end(m);
	/* The file that the caller opened is left.  Wine may close what it opened for a handle. */
	before += own_descriptors();
	if (!on_windows() || descriptors() > before)
		expect_descriptors(before);
}

REQUIREMENT(universal.end.destroyed-descriptors, get_slice, "universal/24 universal/42",
	"Maps that were destroyed leave no descriptor of their own open.",
	.needs = NEEDS_LINUX_PROC)
{
	enum { ROUNDS = 5 };
	struct file *f = new_pattern_file(page());
	int before;

	need_end();
	expect_pattern(map_file(f, READ, 0, 0), 0, page(), 0);
	before = descriptors();
	for (int i = 0; i < ROUNDS; i++) {
		struct arg m = map_file(f, READ, 0, 0);

		expect_pattern(m, 0, page(), 0);
		expect_ok(CALL(destroy, m));
	}
	settle();
	/* Each round left the file that the caller opened, and nothing else. */
	before += ROUNDS * own_descriptors();
	expect(descriptors() <= before, "expected at most %d descriptors, found %d", before,
	       descriptors());
}

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

REQUIREMENT(universal.end.destroyed-path, map_path, "universal/24 universal/42",
	"A map that was made from a path and destroyed without being closed gives back its memory "
	"and its descriptors.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	enum mode mode = WRITE;
	struct arg whole = map_readable(f, &mode, 0);
	struct arg m = result(CALL(map_path, path_argument(f), I(page()), I(mode), I(0)));
	int before;

	expect_ok(CALL(destroy, whole));
	expect_pattern(m, 0, page(), 0);
	destroy(m);
	expect_maps(f, 0);
	before = descriptors();
	expect_ok(
	    CALL(destroy, result(CALL(map_path, path_argument(f), I(page()), I(mode), I(0)))));
	settle();
	expect_descriptors(before);
}
