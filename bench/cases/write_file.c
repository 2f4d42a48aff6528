/* SPDX-License-Identifier: MIT */
/* How fast is a cached file written over from front to back and made durable at the end: by
 * pwrite() with each way to flush, and by a mapping with msync()? */
#include "strategies/write_rows.h"

enum { BYTES = 32 << 20 };

static void declare(const struct bench_case *self, const struct setup *setup)
{
	uint64_t bytes = setup->size < BYTES ? setup->size : BYTES;

	writer_add_all(self, setup,
	               &(struct writing){ .block = SEQUENTIAL_BLOCK,
	                                  .nblocks = bytes / SEQUENTIAL_BLOCK,
	                                  .profile = PROFILE_STANDARD });
}

BENCH_CASE(write_file) = {
	.name = "write_file",
	.question = "How fast is a cached file written over and made durable at the end?",
	.baseline = "fsync",
	.declare = declare,
};
