/* SPDX-License-Identifier: MIT */
/* What does it cost to map one page of a file and unmap it, with and without touching it? */
#include <sys/mman.h>

#include <errno.h>

#include "harness/data_file.h"
#include "strategies/cost_rows.h"

enum { ROUNDS = 4096 };

static int churn(struct steps *s, int touch, uint64_t *done)
{
	int fd = data_file_fd(s->file);

	for (uint64_t i = 0; i < s->nops; i++) {
		const volatile unsigned char *base =
		    mmap(NULL, s->page, PROT_READ, MAP_SHARED, fd, 0);

		if (base == MAP_FAILED)
			return -errno;
		if (touch)
			(void)base[0];
		munmap((void *)base, s->page);
	}
	*done = s->nops;
	return 0;
}

static int touched(struct steps *s, uint64_t *done)
{
	return churn(s, 1, done);
}

static int untouched(struct steps *s, uint64_t *done)
{
	return churn(s, 0, done);
}

static const struct steps_row rows[] = {
	{ .strategy = "map-touch-unmap",
	  .state = "cached",
	  .body = touched,
	  .nops = ROUNDS,
	  .npages = 1,
	  .min_faults = ROUNDS,
	  .max_faults = ROUNDS + 8 },
	{ .strategy = "map-unmap",
	  .state = "cached",
	  .body = untouched,
	  .nops = ROUNDS,
	  .npages = 1,
	  .max_faults = 8 },
	{ .strategy = NULL },
};

BENCH_CASE(cost_map) = {
	.name = "cost_map",
	.question = "What does mapping and unmapping one page cost?",
	.declare = steps_declare,
	.rows = rows,
};
