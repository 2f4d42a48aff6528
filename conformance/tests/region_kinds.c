/* SPDX-License-Identifier: MIT */
/* What MapRegion's page leaves open about its errors: recorded. */
#include "region.h"

static const char *open_kind(int64_t offset, int64_t size)
{
	struct file *f = new_pattern_file(2 * granularity());

	return outcome(CALL(region_open, path_argument(f), I(offset), I(size)));
}

REQUIREMENT(region.open.kinds, region_open, "map-region/19 map-region-source/4",
	"How a region is refused: an unaligned, a negative and a too large offset, a negative "
	"size, a closed descriptor.", .level = INFORMATIONAL)
{
	const struct answer *closed = CALL(region_open, special_file("closed"), I(0), I(1));

	observe_text("unaligned: %s, negative: %s, at the end: %s, past it: %s, size: %s, "
		     "closed: %s",
		     open_kind(1, 1), open_kind(-granularity(), 1),
		     open_kind(2 * granularity(), 1), open_kind(3 * granularity(), 1),
		     open_kind(0, -1), outcome(closed));
}

REQUIREMENT(region.release.kinds, release, "map-region-source/13",
	"What a region answers to each question once it is released.", .level = INFORMATIONAL)
{
	struct arg region = region_of(page(), 0, page());

	expect_true(CALL(add_clients, region, I(-1)));
	observe_text("buffer: %s, begin: %s, end: %s, size: %s, includes: %s, clients: %s, "
		     "count: %s",
		     outcome(CALL(region_buffer, region)), outcome(CALL(region_begin, region)),
		     outcome(CALL(region_end, region)), outcome(CALL(region_size, region)),
		     outcome(CALL(region_includes, region, I(0))), outcome(CALL(clients, region)),
		     outcome(CALL(add_clients, region, I(1))));
}

REQUIREMENT(region.clients.kinds, add_clients, "map-region/28 map-region-source/11",
	"Counting to the largest number, past it, and below zero.", .level = INFORMATIONAL)
{
	struct arg region = region_of(page(), 0, page());
	const char *below = outcome(CALL(add_clients, region, I(-2)));
	const char *most = outcome(CALL(add_clients, region, I(INT64_MAX - 1)));

	observe_text("below: %s, to the largest: %s, past it: %s", below, most,
		     outcome(CALL(add_clients, region, I(1))));
}
