/* SPDX-License-Identifier: MIT */
/* What does a page fault cost, by its kind?  Each page of fresh memory is written to once.  The
 * expected number of faults is known. */
#include <sys/mman.h>

#include <errno.h>

#include "strategies/cost_rows.h"

enum { PAGES = 8192 };

/* With the pages present and read-only, a store costs the copy, or marking the page dirty. */
static int populate(struct steps *s)
{
	return madvise(s->base, s->size, MADV_POPULATE_READ) != 0 ? -errno : 0;
}

static int private_read(struct steps *s)
{
	int err = steps_map_private(s);

	return err != 0 ? err : populate(s);
}

static int shared_read(struct steps *s)
{
	int err = steps_map_shared(s);

	return err != 0 ? err : populate(s);
}

static int huge(struct steps *s)
{
	void *base;

	s->size = s->npages * s->page;
	base = mmap(NULL, s->size, PROT_READ | PROT_WRITE,
	            MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
	if (base == MAP_FAILED)
		return -errno;
	s->base = base;
	return 0;
}

static const struct steps_row rows[] = {
	{ .strategy = "anonymous",
	  .state = "fresh",
	  .prepare = steps_map_anonymous,
	  .body = steps_store,
	  .npages = PAGES,
	  .file_pages = PAGES,
	  .min_faults = PAGES,
	  .max_faults = PAGES + 8 },
	{ .strategy = "private-copy",
	  .state = "mapped",
	  .prepare = private_read,
	  .body = steps_store_same,
	  .npages = PAGES,
	  .file_pages = PAGES,
	  .min_faults = PAGES,
	  .max_faults = PAGES + 8 },
	{ .strategy = "shared-store",
	  .state = "mapped",
	  .prepare = shared_read,
	  .body = steps_store_same,
	  .npages = PAGES,
	  .file_pages = PAGES,
	  .min_faults = 1,
	  .max_faults = PAGES + 8 },
	{ .strategy = "hugetlb",
	  .state = "fresh",
	  .prepare = huge,
	  .body = steps_store,
	  .npages = PAGES,
	  .file_pages = PAGES,
	  .min_faults = 1,
	  .max_faults = PAGES,
	  .profile = PROFILE_STANDARD },
	{ .strategy = NULL },
};

BENCH_CASE(cost_fault) = {
	.name = "cost_fault",
	.question = "What does a page fault cost, by its kind?",
	.declare = steps_declare,
	.rows = rows,
};
