/* SPDX-License-Identifier: MIT */
#ifndef LARGER_THAN_MEMORY_H
#define LARGER_THAN_MEMORY_H

#include "harness/bench_options.h"

/* What happens when the cache is full?  Single pages of a file that is larger than the memory it
 * may use are summed in random order, by one strategy after the other, each from a cold cache. Once
 * a second the number of pages, the number of major faults and the residency of the file are
 * recorded. A strategy goes on until the residency no longer grows, and opt->past seconds after
 * that.
 *
 * Writes larger.csv into opt->out, unless it is NULL, and a table to standard output.  Returns an
 * exit status: EXIT_UNFIT, after one line, without the privilege to limit memory. */
int larger_than_memory(const struct options *opt);

#endif
