/* SPDX-License-Identifier: MIT */
/* What does mremap() cost, growing a mapping page by page, and letting it move? */
#include <sys/mman.h>

#include <errno.h>

#include "pages.h"

enum { STEPS = 2048 };

/* Each step grows by a page; the system moves it when it must. */
static int grow(struct pages *p, uint64_t *done)
{
	for (uint64_t i = 0; i < p->nops; i++) {
		void *base = mremap(p->base, p->size, p->size + p->page, MREMAP_MAYMOVE);

		if (base == MAP_FAILED)
			return -errno;
		p->base = base;
		p->size += p->page;
	}
	*done = p->nops;
	return 0;
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	struct pages_row row = { .strategy = "mremap-anonymous", .state = "untouched",
		                 .prepare = pages_anonymous, .body = grow, .nops = STEPS, .npages = 1,
		                 .max_faults = 64, .profile = BENCH_STANDARD };
	int err = pages_add(self, setup, &row);

	row.strategy = "mremap-shared-file";
	row.prepare = pages_shared;
	return err != 0 || setup->size / setup->page <= STEPS ? err : pages_add(self, setup, &row);
}

BENCH_CASE(cost_grow) = {
	.name = "cost_grow",
	.question = "What does growing a mapping by a page cost?",
	.declare = declare,
};
