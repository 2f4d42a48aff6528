/* SPDX-License-Identifier: MIT */
/* How fast can single pages of a file be read in random order, no page twice, by lseek() and
 * read(), pread(), a mapping, and a mapping with each advice: from a cold cache and from a warm
 * one?  Each cold read is long enough to be timed by itself.
 *
 * The order is a permutation that is always the same.  A cold sample visits only the first pages of
 * it, as many as the profile allows: without read-ahead, each costs a request to the device. */
#include "base/allocation.h"

#include "harness/splitmix.h"
#include "strategies/read_rows.h"

static void declare(const struct bench_case *self, const struct setup *setup)
{
	uint32_t npages = (uint32_t)(setup->size / setup->page);
	uint32_t *order = memory_array(npages, sizeof(*order));
	struct walk walk = { .size = setup->size,
		             .block = setup->page,
		             .nblocks = npages,
		             .order = order },
	            cold = walk;

	splitmix_permutation(order, npages);
	if (cold.nblocks > setup->cold_random_ops)
		cold.nblocks = setup->cold_random_ops;
	reader_add_all(self, setup,
	               &(struct reading){ .state = &cache_cold, .walk = &cold, .timed = 1 });
	for (size_t i = 1; cache_states[i] != NULL; i++)
		reader_add_all(self, setup,
		               &(struct reading){ .state = cache_states[i], .walk = &walk });
}

BENCH_CASE(random_read) = {
	.name = "random_read",
	.question =
	    "How fast are single pages read in random order, no page twice, each byte summed?",
	.declare = declare,
};
