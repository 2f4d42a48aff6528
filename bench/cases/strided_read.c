/* SPDX-License-Identifier: MIT */
/* What does reading ahead cost or save if only every 16th page is read?  Pages are summed in
 * ascending order with a stride of 16 pages. */
#include "base/allocation.h"

#include "strategies/read_rows.h"

enum { STRIDE = 16 };

static void declare(const struct bench_case *self, const struct setup *setup)
{
	uint32_t npages = (uint32_t)(setup->size / setup->page / STRIDE);
	uint32_t *order = memory_array(npages, sizeof(*order));
	const struct walk walk = {
		.size = setup->size, .block = setup->page, .nblocks = npages, .order = order
	};

	for (uint32_t i = 0; i < npages; i++)
		order[i] = i * STRIDE;
	if (npages > 0)
		reader_add_all(self, setup,
		               &(struct reading){
		                   .walk = &walk, .timed = 1, .profile = PROFILE_STANDARD });
}

BENCH_CASE(strided_read) = {
	.name = "strided_read",
	.question = "How fast is every 16th page of a file read, front to back, each byte summed?",
	.declare = declare,
};
