/* SPDX-License-Identifier: MIT */
/* How fast is a cached file written over from front to back and made durable at the end: by pwrite()
 * with each way to flush, and by a mapping with msync()? */
#include "writer.h"

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	uint64_t part = (uint64_t)32 << 20;

	return writer_add_all(self, setup,
	                      &(struct writing){
	                          .block = BENCH_SEQUENTIAL_BLOCK,
	                          .nblocks = (setup->size < part ? setup->size : part) /
	                                     BENCH_SEQUENTIAL_BLOCK,
	                          .profile = BENCH_STANDARD,
	                      });
}

BENCH_CASE(write_file) = {
	.name = "write_file",
	.question = "How fast is a cached file written over and made durable at the end?",
	.baseline = "fsync",
	.declare = declare,
};
