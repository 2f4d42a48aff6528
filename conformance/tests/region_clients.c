/* SPDX-License-Identifier: MIT */
/* The clients of a region, and the end of its memory. */
#include "region.h"

REQUIREMENT(region.clients.one, clients, "map-region/10 map-region/26 map-region-source/10",
	"A new region counts one client.")
{
	expect_int(CALL(clients, region_of(page(), 0, page())), 1);
}

REQUIREMENT(region.clients.added, add_clients,
	"map-region/11 map-region/26 map-region/28 map-region/31 map-region/32",
	"Counting adds a positive or negative number, gives false above zero, and leaves the "
	"region usable.")
{
	static const int steps[] = { 1, 5, -3, -3, 100, -99 };
	struct arg region = region_of(page(), 0, page());
	int count = 1;

	for (size_t i = 0; i < COUNT(steps); i++) {
		expect_false(CALL(add_clients, region, I(steps[i])));
		count += steps[i];
		expect_int(CALL(clients, region), count);
		expect_pattern(result(CALL(region_map, region)), 0, page(), 0);
	}
}

REQUIREMENT(region.clients.default, add_clients, "map-region/11 map-region/28",
	"Counting without an argument adds one client.")
{
	struct arg region = region_of(page(), 0, page());

	expect_false(CALL(add_clients, region));
	expect_int(CALL(clients, region), 2);
	expect_false(CALL(add_clients, region));
	expect_int(CALL(clients, region), 3);
}

REQUIREMENT(region.clients.zero, add_clients, "map-region/29 map-region/30",
	"The count that comes to zero gives true and releases the memory.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg region = region_of(2 * page(), 0, 2 * page());

	expect_false(CALL(add_clients, region, I(2)));
	expect_false(CALL(add_clients, region, I(-2)));
	expect_maps(mapped_file(), 1);
	expect_true(CALL(add_clients, region, I(-1)));
	expect_maps(mapped_file(), 0);
	expect_int(CALL(clients, region), 0);
}

REQUIREMENT(region.clients.below-zero, add_clients, "map-region-source/11",
	"A count below zero is an error, and the count stays as it was.", .level = RECOMMENDED)
{
	struct arg region = region_of(page(), 0, page());
	struct arg memory = result(CALL(region_map, region));

	expect_false(CALL(add_clients, region, I(2)));
	REFUSED(memory, "any", add_clients, region, I(-4));
	expect_int(CALL(clients, region), 3);
	expect_pattern(memory, 0, page(), 0);
}

/* Released memory answers with errors. */
static void expect_gone(struct arg memory)
{
	REFUSED(NONE, "any", get_item, memory, I(0));
	REFUSED(NONE, "any", get_slice, memory, I(0), I(10));
}

REQUIREMENT(region.released.memory, add_clients, "map-region/29 map-region-source/13",
	"Released memory is unmapped, and reading it is an error and no fault.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg region = region_of(2 * page(), 0, 2 * page());
	struct arg map = result(CALL(region_map, region));

	expect_pattern(map, 0, 2 * page(), 0);
	expect_true(CALL(add_clients, region, I(-1)));
	expect_maps(mapped_file(), 0);
	expect_gone(map);
}

REQUIREMENT(region.released.size, region_size, "map-region-source/15 map-region/38",
	"size() of a released region must give the number of bytes that it mapped.",
	.level = RECOMMENDED)
{
	const int64_t g = granularity();
	struct arg cut = region_of(2 * g + 5, g, 4 * g), released = region_of(2 * g, 0, g);

	expect_true(CALL(add_clients, cut, I(-1)));
	expect_int(CALL(region_size, cut), g + 5);
	expect_ok(CALL(release, released));
	expect_int(CALL(region_size, released), g);
}

/* How an answer compares with the one before the release. */
static const char *still(const struct answer *a, int64_t want)
{
	if (!a->ok)
		return a->kind;
	return a->value.number == want ? "as before" : "another";
}

REQUIREMENT(region.released.place, region_begin, "map-region-source/16",
	"Records what ofs_begin(), ofs_end() and includes_ofs() of a released region answer.",
	.level = INFORMATIONAL)
{
	const int64_t g = granularity();
	struct arg region = region_of(3 * g, g, 10);

	expect_true(CALL(add_clients, region, I(-1)));
	observe_text("begin: %s, end: %s, includes: %s, past: %s",
	             still(CALL(region_begin, region), g), still(CALL(region_end, region), g + 10),
	             still(CALL(region_includes, region, I(g)), true),
	             still(CALL(region_includes, region, I(g + 10)), false));
}

REQUIREMENT(region.release.at-zero, release, "map-region/12 map-region/36 map-region/37",
	"release() with no client left works, and the region holds nothing afterwards.",
	.needs = NEEDS_LINUX_PROC,
	.nothing_passes = "at zero clients, where the document allows it, all is released already")
{
	struct arg region = region_of(2 * page(), 0, 2 * page());
	struct arg map = result(CALL(region_map, region));

	expect_true(CALL(add_clients, region, I(-1)));
	expect_ok(CALL(release, region));
	expect_maps(mapped_file(), 0);
	expect_gone(map);
}

REQUIREMENT(region.release.with-clients, release, "map-region/37",
	"release() with a client left: what becomes of the memory.", .level = INFORMATIONAL,
	.needs = NEEDS_LINUX_PROC)
{
	struct arg region = region_of(page(), 0, page());
	struct arg map = result(CALL(region_map, region));
	const struct answer *a = CALL(release, region);

	observe_text("%s, %s", outcome(a),
	             map_entries(mapped_file()) == 0 ? "unmapped" : "still mapped");
	CALL(get_item, map, I(0));
}

REQUIREMENT(region.destroyed, region_open, "map-region/15",
	"Destroying a region unmaps its memory and gives back its descriptors.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	int before;
	struct arg region;

	/* What the first region loads once is not held by the next. */
	expect_ok(CALL(destroy, result(CALL(region_open, open_file(f, "r"), I(0), I(page())))));
	before = descriptors();
	region = result(CALL(region_open, path_argument(f), I(0), I(2 * page())));
	expect_maps(f, 1);
	destroy(region);
	expect_maps(f, 0);
	expect(descriptors() <= before, "expected at most %d descriptors, found %d", before,
	       descriptors());
}

REQUIREMENT(region.independent, add_clients, "map-region/29 map-region/32",
	"Releasing one region of a file leaves others readable, overlapping or not.")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg path = path_argument(f), one, same, next;

	one = result(CALL(region_open, path, I(g), I(g)));
	same = result(CALL(region_open, path, I(0), I(2 * g)));
	next = result(CALL(region_open, path, I(2 * g), I(g)));
	expect_true(CALL(add_clients, one, I(-1)));
	expect_pattern(result(CALL(region_map, same)), 0, 2 * g, 0);
	expect_pattern(result(CALL(region_map, next)), 0, g, 2 * g);
	expect_true(CALL(add_clients, next, I(-1)));
	expect_pattern(result(CALL(region_map, same)), 0, 2 * g, 0);
	expect_int(CALL(clients, same), 1);
}
