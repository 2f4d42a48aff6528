/* SPDX-License-Identifier: MIT */
/* How fast can single pages of a file be read in random order, no page twice, by lseek() and
 * read(), pread(), a mapping, and a mapping with each advice: from a cold cache and from a warm
 * one?
 *
 * The order is a permutation that is always the same.  A cold sample visits only the first pages of
 * it, as many as the profile allows: where nothing reads ahead, each costs a trip to the device. */
#include <errno.h>

#include "mix.h"
#include "reader.h"

static int add_state(const struct bench_case *self, const struct bench_setup *setup,
                     const struct cache_state *cs, const struct walk *w)
{
	int err = 0;

	for (const struct strategy *st = strategies; err == 0 && st->name != NULL; st++)
		err = reader_add(self, setup, st, cs, w);
	return err;
}

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
	if ((err = add_state(self, setup, &cache_cold, &part)) != 0)
		return err;
	return add_state(self, setup, &cache_warm, &walk);
}

BENCH_CASE(random_read) = {
	.name = "random_read",
	.question =
	    "How fast are single pages read in random order, no page twice, each byte summed?",
	.declare = declare,
};
