/* SPDX-License-Identifier: MIT */
/* What does it cost to map one page of a file, touch it, and unmap it; and to do so without
 * touching? */
#include <sys/mman.h>

#include <errno.h>

#include "file.h"
#include "pages.h"

enum { ROUNDS = 4096 };

static int churn(struct pages *p, int touch, uint64_t *done)
{
	int fd = bench_file_fd(p->file);

	for (uint64_t i = 0; i < p->nops; i++) {
		const volatile unsigned char *base =
		    mmap(NULL, p->page, PROT_READ, MAP_SHARED, fd, 0);

		if (base == MAP_FAILED)
			return -errno;
		if (touch)
			(void)base[0];
		munmap((void *)base, p->page);
	}
	*done = p->nops;
	return 0;
}

static int touched(struct pages *p, uint64_t *done)
{
	return churn(p, 1, done);
}

static int untouched(struct pages *p, uint64_t *done)
{
	return churn(p, 0, done);
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	int err = pages_add(self, setup,
	                    &(struct pages_row){ .strategy = "map-touch-unmap", .state = "cached",
	                                         .body = touched, .nops = ROUNDS, .npages = 1,
	                                         .min_faults = ROUNDS, .max_faults = ROUNDS + 8 });

	if (err != 0)
		return err;
	return pages_add(self, setup,
	                 &(struct pages_row){ .strategy = "map-unmap", .state = "cached",
	                                      .body = untouched, .nops = ROUNDS, .npages = 1,
	                                      .max_faults = 8 });
}

BENCH_CASE(cost_map) = {
	.name = "cost_map",
	.question = "What does mapping and unmapping one page cost?",
	.declare = declare,
};
