/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ROWS_H
#define WRITE_ROWS_H

#include "harness/case.h"

/* Rows that write to a file whose pages are in the cache, and make that durable: by pwrite() and
 * each way to flush, and by a mapping and msync().  The file's own content is written.  No page is
 * dirty before a sample, and none may be after it, except after MS_ASYNC. */

/* One row. */
struct writing {
	size_t block; /* bytes of one operation; a multiple of the page size */
	uint64_t nblocks;
	const uint32_t *order; /* the number of each block, or NULL for front to back */
	int each;              /* make each block durable by itself, and note how long that takes */
	enum profile_level profile;
};

/* Add a row to c for each way of writing. */
void writer_add_all(const struct bench_case *c, const struct setup *setup,
                    const struct writing *writing);

#endif
