/* SPDX-License-Identifier: MIT */
/* What does a process pay for the pages that it writes to after fork()?  The child stores to each
 * page of memory that its parent had written.  The fork itself is part of the sample. */
#include "strategies/cost_rows.h"

enum { PAGES = 8192 };

static int nothing(struct steps *s, uint64_t *done)
{
	*done = s->npages;
	return 0;
}

static const struct steps_row rows[] = {
	{ .strategy = "fork-and-store",
	  .state = "written",
	  .prepare = steps_map_written,
	  .body = steps_store,
	  .npages = PAGES,
	  .in_child = 1,
	  .max_faults = UINT64_MAX,
	  .profile = PROFILE_STANDARD },
	{ .strategy = "fork-only",
	  .state = "written",
	  .prepare = steps_map_written,
	  .body = nothing,
	  .npages = PAGES,
	  .in_child = 1,
	  .max_faults = UINT64_MAX,
	  .profile = PROFILE_STANDARD },
	{ .strategy = NULL },
};

BENCH_CASE(cost_fork) = {
	.name = "cost_fork",
	.question = "What does storing to a page cost after fork()?",
	.declare = steps_declare,
	.rows = rows,
};
