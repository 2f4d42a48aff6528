/* SPDX-License-Identifier: MIT */
/* What does reading ahead cost, or bring, when only every 16th page is wanted?  Pages are summed in
 * ascending order with a stride of 16 pages. */
#include <errno.h>

#include "reader.h"

enum { STRIDE = 16 };

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	struct walk walk = {
		.size = setup->size,
		.block = setup->page,
		.nblocks = setup->size / setup->page / STRIDE,
	};
	uint32_t *order;
	int err = 0;

	if (walk.nblocks == 0 || walk.nblocks > UINT32_MAX / STRIDE)
		return 0;
	if ((order = bench_alloc(walk.nblocks * sizeof(*order))) == NULL)
		return -ENOMEM;
	for (uint32_t i = 0; i < walk.nblocks; i++)
		order[i] = i * STRIDE;
	walk.order = order;
	for (size_t i = 0; err == 0 && cache_states[i] != NULL; i++)
		err = reader_add_all(self, setup,
		                     &(struct reading){ .state = cache_states[i], .walk = &walk,
		                                        .timed = cache_states[i] == &cache_cold,
		                                        .profile = BENCH_STANDARD });
	return err;
}

BENCH_CASE(strided_read) = {
	.name = "strided_read",
	.question = "How fast is every 16th page of a file read, front to back, each byte summed?",
	.declare = declare,
};
