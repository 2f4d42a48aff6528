/* SPDX-License-Identifier: MIT */
#ifndef LARGER_WALK_H
#define LARGER_WALK_H

#include <stdatomic.h>
#include <stdint.h>

#include "file.h"
#include "strategy.h"

/* What the walking process tells the one that watches. */
struct larger_counts {
	_Atomic uint64_t ops;
	_Atomic int err; /* why it ended early, or 0 */
};

/* The strategies that are compared, by their names; ends with NULL. */
extern const char *const larger_strategies[];

/* Sum pages of the file in random order until killed.  Does not return. */
_Noreturn void larger_walk(const struct bench_file *f, const struct strategy *s,
                           struct larger_counts *counts);

#endif
