/* SPDX-License-Identifier: MIT */
/* How fast can a whole file be read once, front to back, by read(), pread(), a mapping, and a
 * mapping with each advice: from a cold cache, and from one that is warm with small or with large folios? */
#include "reader.h"

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	const struct walk walk = {
		.size = setup->size,
		.block = BENCH_SEQUENTIAL_BLOCK,
		.nblocks = setup->size / BENCH_SEQUENTIAL_BLOCK,
	};
	int err = 0;

	for (size_t i = 0; err == 0 && cache_states[i] != NULL; i++)
		err = reader_add_all(self, setup,
		                     &(struct reading){ .state = cache_states[i], .walk = &walk });
	return err;
}

BENCH_CASE(sequential_read) = {
	.name = "sequential_read",
	.question = "How fast is a whole file read once, front to back, each byte summed?",
	.declare = declare,
};
