/* SPDX-License-Identifier: MIT */
#ifndef LARGER_THAN_MEMORY_H
#define LARGER_THAN_MEMORY_H

#include <stdatomic.h>

#include "harness/bench_options.h"
#include "harness/data_file.h"
#include "strategies/strategy.h"

/* What happens when the cache is full?  Single pages of a file that is larger than the memory it
 * may use are summed in random order, by one strategy after the other, each from a cold cache. Once
 * a second the number of pages, the number of major faults and the residency of the file are
 * recorded. A strategy goes on until the residency no longer grows, and opt->past seconds after
 * that.
 *
 * Writes larger.csv into opt->out, unless it is NULL, and a table to standard output.  Returns an
 * exit status: EXIT_UNFIT, after one line, without the privilege to limit memory. */
int larger_than_memory(const struct options *opt);

/* --- larger_walk.c -------------------------------------------------------------------------- */

/* What the walking process shares with the one that watches it. */
struct walk_counts {
	_Atomic uint64_t ops;
	_Atomic int err; /* why the walk ended, or 0 */
};

/* Sum pages of the file in random order until killed.  Does not return. */
_Noreturn void larger_walk(const struct data_file *f, const struct strategy *s,
                           struct walk_counts *counts);

#endif
