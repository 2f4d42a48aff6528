/* SPDX-License-Identifier: MIT */
#ifndef DURABLE_H
#define DURABLE_H

/* What the tests that pull the plug share.  A unit is the allocation granularity: whole
 * pages, and an offset at which maps and flushes may begin. */

#include "power_cut.h"
#include "span.h"

#include <stdio.h>

/* Change size bytes from at on and flush the whole map. */
static inline void fill_and_flush(struct arg m, int64_t at, int64_t size, unsigned char byte)
{
	fill(m, at, size, byte);
	expect_ok(CALL(flush, m));
}

/* A file of each of the sizes is mapped whole by map and filled.  Once op was called on the map, it
 * survives a power cut from its first byte to its last. */
static inline void expect_whole_survives(const int64_t *sizes, unsigned count,
                                         struct arg (*map)(const struct file *), enum operation op)
{
	while (power_sample(count)) {
		const int64_t size = sizes[power_number()];
		struct file *f = power_file(size);
		const struct arg args[] = { map(f), { .end = true } };

		fill(args[0], 0, size, 'x');
		expect_ok(suite_call(op, args));
		if (power_cut())
			expect_survived(f, 0, size, 'x');
	}
}

static inline struct arg map_writable(const struct file *f)
{
	return map_file(f, WRITE, 0, 0);
}

/* Two maps of f, four pages: shared is written in page 0, copy in the others, and both are
 * flushed.  What was written to the copy is not on the disk after a power cut. */
static inline void expect_copy_lost(const struct file *f, struct arg shared, struct arg copy)
{
	fill(copy, page(), 3 * page(), 'c');
	fill_and_flush(shared, 0, page(), 'x');
	expect_ok(CALL(flush, copy));
	if (!power_cut())
		return;
	expect_survived(f, 0, page(), 'x');
	expect_file_pattern(f, page(), 3 * page());
}

#endif
