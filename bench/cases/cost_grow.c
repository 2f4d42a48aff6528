/* SPDX-License-Identifier: MIT */
/* What does mremap() cost if a mapping grows page by page and may move? */
#include <sys/mman.h>

#include <errno.h>

#include "strategies/cost_rows.h"

enum { STEPS = 2048 };

static int grow(struct steps *s, uint64_t *done)
{
	for (uint64_t i = 0; i < s->nops; i++) {
		void *base = mremap(s->base, s->size, s->size + s->page, MREMAP_MAYMOVE);

		if (base == MAP_FAILED)
			return -errno;
		s->base = base;
		s->size += s->page;
	}
	*done = s->nops;
	return 0;
}

static const struct steps_row rows[] = {
	{ .strategy = "mremap-anonymous",
	  .state = "untouched",
	  .prepare = steps_map_anonymous,
	  .body = grow,
	  .nops = STEPS,
	  .npages = 1,
	  .max_faults = 64,
	  .profile = PROFILE_STANDARD },
	{ .strategy = "mremap-shared-file",
	  .state = "untouched",
	  .prepare = steps_map_shared,
	  .body = grow,
	  .nops = STEPS,
	  .npages = 1,
	  .max_faults = 64,
	  .file_pages = STEPS + 1,
	  .profile = PROFILE_STANDARD },
	{ .strategy = NULL },
};

BENCH_CASE(cost_grow) = {
	.name = "cost_grow",
	.question = "What does growing a mapping by a page cost?",
	.declare = steps_declare,
	.rows = rows,
};
