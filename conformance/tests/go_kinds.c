/* SPDX-License-Identifier: MIT */
/* What Go's API leaves open about its errors: recorded. */
#include "go.h"

/* How the call of that length, protection, flags and offset on a file of two units ends. */
static const char *region_kind(int64_t length, int prot, int flags, int64_t offset)
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");

	return outcome(CALL(go_map_region, file, I(length), I(prot), I(flags), I(offset)));
}

REQUIREMENT(go.region.kinds, go_map_region, "mmap-go/24 mmap-go/26",
	"How MapRegion refuses: length 0, an offset at the end, an unaligned and a negative one, "
	"an unknown protection and flag.", .level = INFORMATIONAL)
{
	observe_text("nothing: %s, at the end: %s, unaligned: %s, negative: %s, protection: %s, "
		     "flag: %s, both: %s",
		     region_kind(0, GO_RDONLY, 0, 0),
		     region_kind(-1, GO_RDONLY, 0, 2 * granularity()),
		     region_kind(1, GO_RDONLY, 0, 1), region_kind(1, GO_RDONLY, 0, -1),
		     region_kind(1, 64, 0, 0), region_kind(1, GO_RDONLY, 64, 0),
		     region_kind(1, 64, 64, 0));
}

REQUIREMENT(go.anon.kinds, go_map_region, "mmap-go-source/1",
	"How MapRegion with ANON ends for the lengths around 0.", .level = INFORMATIONAL)
{
	observe_text("-1: %s, 0: %s, 1: %s", region_kind(-1, GO_RDWR, GO_ANON, 0),
		     region_kind(0, GO_RDWR, GO_ANON, 0),
		     region_kind(1, GO_RDWR, GO_ANON, 0));
}

REQUIREMENT(go.map.kinds, go_map, "mmap-go/21 mmap-go-source/4",
	"How Map refuses a closed file, a stream, a directory and an empty file.",
	.level = INFORMATIONAL)
{
	const struct answer *closed = CALL(go_map, special_file("closed"), I(GO_RDONLY), I(0));
	const struct answer *number = CALL(go_map, I(-1), I(GO_RDONLY), I(0));
	const struct answer *stream = CALL(go_map, I(0), I(GO_RDONLY), I(0));
	const struct answer *directory =
	    CALL(go_map, special_file("directory"), I(GO_RDONLY), I(0));

	observe_text("closed: %s %d, -1: %s %d, stream: %s %d, directory: %s, empty: %s",
		     outcome(closed), closed->number, outcome(number), number->number,
		     outcome(stream), stream->number, outcome(directory),
		     outcome(CALL(go_map, open_file(new_file("", 0), "rw"), I(GO_RDONLY), I(0))));
}

REQUIREMENT(go.unmap.kinds, unmap, "mmap-go/36 mmap-go/40",
	"What Flush, Lock, Unlock and Unmap answer once unmapped, and Unlock of what is not "
	"locked.", .level = INFORMATIONAL)
{
	struct arg m = go_whole(new_pattern_file(page()), GO_RDONLY);
	const char *unlocked = outcome(CALL(unlock, m));

	expect_ok(CALL(unmap, m));
	observe_text("not locked: %s, flush: %s, lock: %s, unlock: %s, unmap: %s", unlocked,
		     outcome(CALL(flush, m)), outcome(CALL(lock, m)), outcome(CALL(unlock, m)),
		     outcome(CALL(unmap, m)));
}
