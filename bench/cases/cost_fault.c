/* SPDX-License-Identifier: MIT */
/* What does a page fault cost, by its kind?  Each page of fresh memory is written to once; the number
 * of faults is known before. */
#include <sys/mman.h>

#include <errno.h>

#include "pages.h"

enum { PAGES = 8192 };

/* Reading maps the pages around as well: it is prevented by touching for write. */
static int store(struct pages *p, uint64_t *done)
{
	volatile unsigned char *base = p->base;

	for (size_t i = 0; i < p->npages; i++)
		base[i * p->page] = 1;
	*done = p->npages;
	return 0;
}

/* Present and read-only before: what a store then costs is the copy, or the mark. */
static int private_read(struct pages *p)
{
	int err = pages_private(p);

	if (err == 0 && madvise(p->base, p->size, MADV_POPULATE_READ) != 0)
		err = -errno;
	return err;
}

static int shared_read(struct pages *p)
{
	int err = pages_shared(p);

	if (err == 0 && madvise(p->base, p->size, MADV_POPULATE_READ) != 0)
		err = -errno;
	return err;
}

static int huge(struct pages *p)
{
	p->size = p->npages * p->page;
	p->base = mmap(NULL, p->size, PROT_READ | PROT_WRITE,
	               MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
	if (p->base != MAP_FAILED)
		return 0;
	p->base = NULL;
	return -errno;
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	const struct pages_row rows[] = {
		{ .strategy = "anonymous", .state = "fresh", .prepare = pages_anonymous, .body = store,
		  .min_faults = PAGES, .max_faults = PAGES + 8 },
		{ .strategy = "private-copy", .state = "mapped", .prepare = private_read,
		  .body = pages_write, .min_faults = PAGES, .max_faults = PAGES + 8 },
		{ .strategy = "shared-store", .state = "mapped", .prepare = shared_read,
		  .body = pages_write, .min_faults = 1, .max_faults = PAGES + 8 },
		{ .strategy = "hugetlb", .state = "fresh", .prepare = huge, .body = store,
		  .min_faults = 1, .max_faults = PAGES, .profile = BENCH_STANDARD },
	};
	int err = 0;

	for (size_t i = 0; err == 0 && i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pages_row row = rows[i];

		row.nops = row.npages = PAGES;
		if (setup->size / setup->page < PAGES)
			row.nops = row.npages = setup->size / setup->page;
		if (row.npages == PAGES)
			err = pages_add(self, setup, &row);
	}
	return err;
}

BENCH_CASE(cost_fault) = {
	.name = "cost_fault",
	.question = "What does a page fault cost, by its kind?",
	.declare = declare,
};
