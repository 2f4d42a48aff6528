/* SPDX-License-Identifier: MIT */
/* How long does it take to change one page of a cached file, anywhere in it, and make that durable:
 * by pwrite() with each way to flush, and by a mapping with msync() of that page? */
#include "base/allocation.h"

#include "harness/splitmix.h"
#include "strategies/write_rows.h"

enum { PAGES = 128 };

static void declare(const struct bench_case *self, const struct setup *setup)
{
	uint32_t npages = (uint32_t)(setup->size / setup->page);
	uint32_t *order = memory_array(npages, sizeof(*order));

	splitmix_permutation(order, npages);
	if (npages >= PAGES)
		writer_add_all(self, setup,
		               &(struct writing){ .block = setup->page,
		                                  .nblocks = PAGES,
		                                  .order = order,
		                                  .each = 1,
		                                  .profile = PROFILE_STANDARD });
}

BENCH_CASE(write_page) = {
	.name = "write_page",
	.question =
	    "How long does it take to change one page of a cached file and make it durable?",
	.baseline = "fsync",
	.declare = declare,
};
