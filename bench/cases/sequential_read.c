/* SPDX-License-Identifier: MIT */
/* How fast can a whole file be read once, front to back, by read(), pread(), a mapping, and a
 * mapping with each advice: from a cold cache and from a warm one? */
#include "reader.h"

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	const struct cache_state *states[] = { &cache_cold, &cache_warm };
	const struct walk walk = {
		.size = setup->size,
		.block = BENCH_SEQUENTIAL_BLOCK,
		.nblocks = setup->size / BENCH_SEQUENTIAL_BLOCK,
	};
	int err = 0;

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		for (const struct strategy *st = strategies; err == 0 && st->name != NULL; st++)
			err = reader_add(self, setup, st, states[i], &walk);
	return err;
}

BENCH_CASE(sequential_read) = {
	.name = "sequential_read",
	.question = "How fast is a whole file read once, front to back, each byte summed?",
	.declare = declare,
};
