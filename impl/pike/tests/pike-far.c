/* SPDX-License-Identifier: MIT */
/* Positions of Pike's System.Memory beyond 32 bits. */
#include "span.h"

REQUIREMENT(pike.far.pread, native, "pike/16 pike/19",
	"pread() and pwrite() must take positions beyond 31 and 32 bits.", .needs = NEEDS_SHARED)
{
	const int64_t far = (int64_t)1 << 32,
	              places[] = { 5, far / 2 - 3, far / 2 + 5, far - 3, far + 5 };
	struct file *f = new_pattern_file(page());
	struct arg m;

	make_huge(f, far + page());
	m = map_file(f, WRITE, 0, far + page());
	for (size_t i = 0; i < COUNT(places); i++) {
		expect_int(CALL(native, T("pwrite"), m, I(places[i]), B("beyond")), 6);
		EXPECT_FILE(f, places[i], "beyond");
		EXPECT_BYTES(CALL(native, T("pread"), m, I(places[i]), I(6)), "beyond");
	}
}
