/* SPDX-License-Identifier: MIT */
/* What a constructor that opens the file itself leaves behind, when it fails and when its map is
 * destroyed. */
#include "span.h"

/* A call that fails leaves as many descriptors and maps as there were; one that works is
 * ended, and is nobody's matter here. */
static void expect_nothing_left(const struct file *f, const struct arg args[])
{
	const int fds = descriptors(), entries = map_entries(f);
	const struct answer *a = suite_ask(OP_map_path, args);

	if (a->ok) {
		expect_ok(CALL(destroy, result(a)));
		return;
	}
	settle();
	expect(descriptors() == fds, "%s: expected %d descriptors, found %d", asked(a), fds,
	       descriptors());
	expect(map_entries(f) == entries, "%s: expected %d maps of the file, found %d", asked(a),
	       entries, map_entries(f));
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
	int before, found;

	expect_ok(CALL(destroy, whole));
	expect_pattern(m, 0, page(), 0);
	destroy(m);
	found = map_entries(f);
	expect(found == 0, "expected no map of the file in the process, found %d", found);
	before = descriptors();
	expect_ok(CALL(destroy, result(CALL(map_path, path_argument(f), I(page()), I(mode), I(0)))));
	settle();
	found = descriptors();
	expect(found == before, "expected %d descriptors, found %d", before, found);
}
