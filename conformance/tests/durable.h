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

#endif
