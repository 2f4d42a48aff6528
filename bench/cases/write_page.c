/* SPDX-License-Identifier: MIT */
/* How long does it take to change one page of a cached file, anywhere in it, and make that durable:
 * by pwrite() with each way to flush, and by a mapping with msync() of that page? */
#include <errno.h>

#include "mix.h"
#include "writer.h"

enum { PAGES = 128 };

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	uint64_t npages = setup->size / setup->page;
	uint32_t *order;

	if (npages < PAGES || npages > UINT32_MAX)
		return 0;
	if ((order = bench_alloc(npages * sizeof(*order))) == NULL)
		return -ENOMEM;
	mix_permutation(order, (uint32_t)npages);
	return writer_add_all(self, setup,
	                      &(struct writing){ .block = setup->page, .nblocks = PAGES,
	                                         .order = order, .each = 1,
	                                         .profile = BENCH_STANDARD });
}

BENCH_CASE(write_page) = {
	.name = "write_page",
	.question = "How long does it take to change one page of a cached file and make it durable?",
	.baseline = "fsync",
	.declare = declare,
};
