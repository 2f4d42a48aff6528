/* SPDX-License-Identifier: MIT */
/* What does mprotect() cost on one page that is present, and the store that follows? */
#include <sys/mman.h>

#include <errno.h>

#include "pages.h"

enum { ROUNDS = 4096 };

static int prepare(struct pages *p)
{
	uint64_t done;
	int err = pages_anonymous(p);

	return err != 0 ? err : pages_write(p, &done);
}

static int toggle(struct pages *p, int store, uint64_t *done)
{
	volatile unsigned char *base = p->base;

	for (uint64_t i = 0; i < p->nops; i++) {
		if (mprotect(p->base, p->page, PROT_READ) != 0 ||
		    mprotect(p->base, p->page, PROT_READ | PROT_WRITE) != 0)
			return -errno;
		if (store)
			base[0] = (unsigned char)i;
	}
	*done = p->nops;
	return 0;
}

static int only(struct pages *p, uint64_t *done)
{
	return toggle(p, 0, done);
}

static int and_store(struct pages *p, uint64_t *done)
{
	return toggle(p, 1, done);
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	struct pages_row row = { .strategy = "mprotect-twice", .state = "present", .prepare = prepare,
		                 .body = only, .nops = ROUNDS, .npages = 1, .max_faults = 8,
		                 .profile = BENCH_STANDARD };
	int err = pages_add(self, setup, &row);

	row.strategy = "mprotect-and-store";
	row.body = and_store;
	row.max_faults = ROUNDS + 8;
	return err != 0 ? err : pages_add(self, setup, &row);
}

BENCH_CASE(cost_protect) = {
	.name = "cost_protect",
	.question = "What does taking away and giving back the right to write cost?",
	.declare = declare,
};
