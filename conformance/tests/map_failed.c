/* SPDX-License-Identifier: MIT */
/* A map that cannot be made, though the file could be made for it. */
#include "span.h"

REQUIREMENT(map.failed.no-address-space, map_fd, "universal/13 universal/14",
	"A map longer than the file, and than the address space has room for, is an error that "
	"leaves the file's size.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t terabyte = (int64_t)1 << 40;
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(result(CALL(map_fd, file, I(page()), NAMED("access", I(WRITE)))), 0, page(), 0);
	limit(RLIMIT_AS, (uint64_t)terabyte / 4);
	REFUSED(NONE, "any", map_fd, file, I(terabyte / 2), NAMED("access", I(WRITE)));
	expect_file_size(mapped_file(), page());
}
