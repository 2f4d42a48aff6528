/* SPDX-License-Identifier: MIT */
/* What does mprotect() cost on one page that is present, and the store that follows? */
#include <sys/mman.h>

#include <errno.h>

#include "strategies/cost_rows.h"

enum { ROUNDS = 4096 };

static int toggle(struct steps *s, int store, uint64_t *done)
{
	volatile unsigned char *base = s->base;

	for (uint64_t i = 0; i < s->nops; i++) {
		if (mprotect(s->base, s->page, PROT_READ) != 0 ||
		    mprotect(s->base, s->page, PROT_READ | PROT_WRITE) != 0)
			return -errno;
		if (store)
			base[0] = (unsigned char)i;
	}
	*done = s->nops;
	return 0;
}

static int only(struct steps *s, uint64_t *done)
{
	return toggle(s, 0, done);
}

static int and_store(struct steps *s, uint64_t *done)
{
	return toggle(s, 1, done);
}

static const struct steps_row rows[] = {
	{ .strategy = "mprotect-twice",
	  .state = "present",
	  .prepare = steps_map_written,
	  .body = only,
	  .nops = ROUNDS,
	  .npages = 1,
	  .max_faults = 8,
	  .profile = PROFILE_STANDARD },
	{ .strategy = "mprotect-and-store",
	  .state = "present",
	  .prepare = steps_map_written,
	  .body = and_store,
	  .nops = ROUNDS,
	  .npages = 1,
	  .max_faults = ROUNDS + 8,
	  .profile = PROFILE_STANDARD },
	{ .strategy = NULL },
};

BENCH_CASE(cost_protect) = {
	.name = "cost_protect",
	.question = "What does removing and restoring write access to a page cost?",
	.declare = steps_declare,
	.rows = rows,
};
