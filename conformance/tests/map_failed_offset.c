/* SPDX-License-Identifier: MIT */
/* A map that cannot begin where it is to, though the file could be made longer for it. */
#include "span.h"

REQUIREMENT(map.failed.negative-offset, map_fd, "universal/13 universal/14 universal/26",
	"A map that is to begin before the file and to end behind it is an error that leaves the "
	"file's size.", .python = ">=2.6", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t g = granularity(), offsets[] = { -1, -5, -g, -g - 1, -4 * g };
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(result(CALL(map_fd, file, I(page()), NAMED("access", I(WRITE)))), 0, page(), 0);
	for (size_t i = 0; i < COUNT(offsets); i++)
		REFUSED(NONE, "any", map_fd, file, I(8 * g), NAMED("access", I(WRITE)),
			NAMED("offset", I(offsets[i])));
	expect_file_size(mapped_file(), page());
}
