/* SPDX-License-Identifier: MIT */
/* How fast can single pages of a file be read in random order, no page twice, by lseek() and
 * read(), pread(), a mapping, and a mapping with each advice: from a cold cache and from a warm
 * one?  Each cold read is long enough to be timed by itself.
 *
 * The order is a permutation that is always the same.  A cold sample visits only the first pages of
 * it, as many as the profile allows: where nothing reads ahead, each costs a trip to the device. */
#include <errno.h>

#include "mix.h"
#include "reader.h"

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	struct walk walk = {
		.size = setup->size,
		.block = setup->page,
		.nblocks = setup->size / setup->page,
	}, part = walk;
	uint32_t *order;
	int err;

	if (walk.nblocks > UINT32_MAX)
		return -EFBIG;
	if ((order = bench_alloc(walk.nblocks * sizeof(*order))) == NULL)
		return -ENOMEM;
	mix_permutation(order, (uint32_t)walk.nblocks);
	walk.order = part.order = order;
	if (part.nblocks > setup->cold_random_ops)
		part.nblocks = setup->cold_random_ops;
	err = reader_add_all(self, setup,
	                     &(struct reading){ .state = &cache_cold, .walk = &part, .timed = 1 });
	for (size_t i = 1; err == 0 && cache_states[i] != NULL; i++)
		err = reader_add_all(self, setup,
		                     &(struct reading){ .state = cache_states[i], .walk = &walk });
	return err;
}

BENCH_CASE(random_read) = {
	.name = "random_read",
	.question =
	    "How fast are single pages read in random order, no page twice, each byte summed?",
	.declare = declare,
};
