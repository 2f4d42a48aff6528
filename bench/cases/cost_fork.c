/* SPDX-License-Identifier: MIT */
/* What does a process pay for the pages that it writes to after fork()?  The child stores to each page
 * of memory that its parent had written; the fork itself is part of the sample. */
#include "pages.h"

enum { PAGES = 8192 };

static int prepare(struct pages *p)
{
	uint64_t done;
	int err = pages_anonymous(p);

	return err != 0 ? err : pages_write(p, &done);
}

static int store(struct pages *p, uint64_t *done)
{
	volatile unsigned char *base = p->base;

	for (size_t i = 0; i < p->npages; i++)
		base[i * p->page] = 1;
	*done = p->npages;
	return 0;
}

static int nothing(struct pages *p, uint64_t *done)
{
	*done = p->npages;
	return 0;
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	struct pages_row row = { .strategy = "fork-and-store", .state = "written", .prepare = prepare,
		                 .body = store, .nops = PAGES, .npages = PAGES, .in_child = 1,
		                 .max_faults = UINT64_MAX, .profile = BENCH_STANDARD };
	int err = pages_add(self, setup, &row);

	row.strategy = "fork-only";
	row.body = nothing;
	return err != 0 ? err : pages_add(self, setup, &row);
}

BENCH_CASE(cost_fork) = {
	.name = "cost_fork",
	.question = "What does storing to a page cost after fork()?",
	.declare = declare,
};
