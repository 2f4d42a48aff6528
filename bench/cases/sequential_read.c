/* SPDX-License-Identifier: MIT */
/* How fast can a whole file be read once, front to back, by read(), pread(), a mapping, and a
 * mapping with each advice: from a cold cache, and from one that is warm with small or with large
 * folios? */
#include "strategies/read_rows.h"

static void declare(const struct bench_case *self, const struct setup *setup)
{
	const struct walk walk = {
		.size = setup->size,
		.block = SEQUENTIAL_BLOCK,
		.nblocks = setup->size / SEQUENTIAL_BLOCK,
	};

	reader_add_all(self, setup, &(struct reading){ .walk = &walk });
}

BENCH_CASE(sequential_read) = {
	.name = "sequential_read",
	.question = "How fast is a whole file read once, front to back, each byte summed?",
	.declare = declare,
};
