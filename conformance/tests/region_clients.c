/* SPDX-License-Identifier: MIT */
/* The clients of a region, and the end of its memory. */
#include "region.h"

REQUIREMENT(region, clients_one,
	.id = "region.clients.one",
	.level = REQUIRED,
	.sources = "map-region/10 map-region/26 map-region-source/10",
	.about = OP_clients,
	.statement = "A new region counts one client.")
{
	expect_int(CALL(clients, region_of(page(), 0, page())), 1);
}

REQUIREMENT(region, clients_added,
	.id = "region.clients.added",
	.level = REQUIRED,
	.sources = "map-region/11 map-region/26 map-region/28 map-region/31 map-region/32",
	.about = OP_add_clients,
	.statement = "Counting adds a positive or negative number, gives false above zero, and "
		     "leaves the region usable.")
{
	static const int steps[] = { 1, 5, -3, -3, 100, -99 };
	struct arg region = region_of(page(), 0, page());
	int count = 1;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		expect_false(CALL(add_clients, region, I(steps[i])));
		count += steps[i];
		expect_int(CALL(clients, region), count);
		expect_pattern(result(CALL(region_map, region)), 0, page(), 0);
	}
}

REQUIREMENT(region, clients_default,
	.id = "region.clients.default",
	.level = REQUIRED,
	.sources = "map-region/11 map-region/28",
	.about = OP_add_clients,
	.statement = "Counting without an argument adds one client.")
{
	struct arg region = region_of(page(), 0, page());

	expect_false(CALL(add_clients, region));
	expect_int(CALL(clients, region), 2);
	expect_false(CALL(add_clients, region));
	expect_int(CALL(clients, region), 3);
}

REQUIREMENT(region, clients_zero,
	.id = "region.clients.zero",
	.level = REQUIRED,
	.sources = "map-region/29 map-region/30",
	.about = OP_add_clients,
	.needs = NEEDS_LINUX_PROC,
	.statement = "The count that comes to zero gives true and releases the memory.")
{
	struct arg region = region_of(2 * page(), 0, 2 * page());

	expect_false(CALL(add_clients, region, I(2)));
	expect_false(CALL(add_clients, region, I(-2)));
	expect_entries(mapped_file(), 1);
	expect_true(CALL(add_clients, region, I(-1)));
	expect_entries(mapped_file(), 0);
	expect_int(CALL(clients, region), 0);
}

REQUIREMENT(region, clients_negative,
	.id = "region.clients.below-zero",
	.level = RECOMMENDED,
	.sources = "map-region-source/11",
	.about = OP_add_clients,
	.statement = "A count below zero is an error, and the count stays as it was.")
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

REQUIREMENT(region, released_memory,
	.id = "region.released.memory",
	.level = REQUIRED,
	.sources = "map-region/29 map-region-source/13",
	.about = OP_add_clients,
	.needs = NEEDS_LINUX_PROC,
	.statement = "Released memory is unmapped, and reading it is an error and no fault.")
{
	struct arg region = region_of(2 * page(), 0, 2 * page());
	struct arg map = result(CALL(region_map, region));

	expect_pattern(map, 0, 2 * page(), 0);
	expect_true(CALL(add_clients, region, I(-1)));
	expect_entries(mapped_file(), 0);
	expect_gone(map);
}

REQUIREMENT(region, released_again,
	.id = "region.release.at-zero",
	.level = REQUIRED,
	.sources = "map-region/12 map-region/36 map-region/37",
	.about = OP_release,
	.needs = NEEDS_LINUX_PROC,
	.nothing_passes = "at zero clients, where the document allows it, all is released already",
	.statement = "release() with no client left works, and the region holds nothing "
		     "afterwards.")
{
	struct arg region = region_of(2 * page(), 0, 2 * page());
	struct arg map = result(CALL(region_map, region));

	expect_true(CALL(add_clients, region, I(-1)));
	expect_ok(CALL(release, region));
	expect_entries(mapped_file(), 0);
	expect_gone(map);
}

REQUIREMENT(region, released_early,
	.id = "region.release.with-clients",
	.level = INFORMATIONAL,
	.sources = "map-region/37",
	.about = OP_release,
	.needs = NEEDS_LINUX_PROC,
	.statement = "release() with a client left: what becomes of the memory.")
{
	struct arg region = region_of(page(), 0, page());
	struct arg map = result(CALL(region_map, region));
	const struct answer *a = CALL(release, region);

	observe_text("%s, %s", outcome(a),
	             map_entries(mapped_file()) == 0 ? "unmapped" : "still mapped");
	CALL(get_item, map, I(0));
}

REQUIREMENT(region, destroyed,
	.id = "region.destroyed",
	.level = REQUIRED,
	.sources = "map-region/15",
	.about = OP_region_open,
	.needs = NEEDS_LINUX_PROC,
	.statement = "Destroying a region unmaps its memory and gives back its descriptors.")
{
	struct file *f = new_pattern_file(2 * page());
	int before;
	struct arg region;

	/* What the first region loads once is not held by the next. */
	expect_ok(CALL(destroy, result(CALL(region_open, open_file(f, "r"), I(0), I(page())))));
	before = descriptors();
	region = result(CALL(region_open, path_argument(f), I(0), I(2 * page())));
	expect_entries(f, 1);
	expect_ok(CALL(destroy, region));
	settle();
	expect_entries(f, 0);
	expect(descriptors() <= before, "expected at most %d descriptors, found %d", before,
	       descriptors());
}

REQUIREMENT(region, independent,
	.id = "region.independent",
	.level = REQUIRED,
	.sources = "map-region/29 map-region/32",
	.about = OP_add_clients,
	.statement = "Releasing one region of a file leaves others readable, overlapping or not.")
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
