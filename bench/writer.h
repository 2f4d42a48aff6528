/* SPDX-License-Identifier: MIT */
#ifndef WRITER_H
#define WRITER_H

#include "bench.h"

/* Rows that write to a file whose pages are in the cache, and make that durable.  What is written is
 * what the file holds anyway, so that it stays what it is.  Before each sample nothing is dirty; after
 * it nothing may be, unless the way promises less. */

/* What one row is. */
struct writing {
	size_t block;          /* bytes of one operation; a multiple of the page size */
	uint64_t nblocks;
	const uint32_t *order; /* the number of each block, or NULL for front to back */
	int each;              /* make each block durable by itself, and note how long that takes */
	enum bench_profile profile;
};

/* Add a row to c for each way of writing.  Returns 0 or -errno. */
int writer_add_all(const struct bench_case *c, const struct bench_setup *setup,
                   const struct writing *writing);

#endif
