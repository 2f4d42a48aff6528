/* SPDX-License-Identifier: MIT */
/* A map that cannot begin where it is to, though the file could be made longer for it. */
#include "span.h"

REQUIREMENT(map, failed_offset,
	.id = "map.failed.negative-offset",
	.level = REQUIRED,
	.sources = "universal/13 universal/14 universal/26",
	.python = ">=2.6",
	.about = OP_map_fd,
	.needs = NEEDS_SHARED | NEEDS_GROWTH,
	.statement = "A map that is to begin before the file and to end behind it is an error that leaves "
		     "the file's size.")
{
	const int64_t g = granularity(), offsets[] = { -1, -5, -g, -g - 1, -4 * g };
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(result(CALL(map_fd, file, I(page()), NAMED("access", I(WRITE)))), 0, page(), 0);
	for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++)
		REFUSED(NONE, "any", map_fd, file, I(8 * g), NAMED("access", I(WRITE)),
			NAMED("offset", I(offsets[i])));
	expect_file_size(mapped_file(), page());
}
