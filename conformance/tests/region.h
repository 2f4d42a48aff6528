/* SPDX-License-Identifier: MIT */
#ifndef REGION_H
#define REGION_H

/* What the tests of MapRegion prepare over and over. */

#include "span.h"

/* A region of a new pattern file of that size: length bytes from offset on. */
static inline struct arg region_of(int64_t size, int64_t offset, int64_t length)
{
	struct file *f = new_pattern_file(size);

	return result(CALL(region_open, path_argument(f), I(offset), I(length)));
}

/* It fails, and leaves neither a descriptor nor a map of f. */
#define REGION_REFUSED(f, kinds, ...)                                                              \
	expect_entries_after(REFUSED(NONE, kinds, region_open, __VA_ARGS__), f)

static inline const struct answer *expect_entries_after(const struct answer *a,
                                                        const struct file *f)
{
	expect_maps(f, 0);
	return a;
}

#endif
