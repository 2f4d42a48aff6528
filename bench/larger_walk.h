/* SPDX-License-Identifier: MIT */
#ifndef LARGER_WALK_H
#define LARGER_WALK_H

#include <stdatomic.h>

#include "harness/data_file.h"
#include "strategies/strategy.h"

/* What the walking process shares with the one that watches it. */
struct walk_counts {
	_Atomic uint64_t ops;
	_Atomic int err; /* why the walk ended, or 0 */
};

/* Sum pages of the file in random order until killed.  Does not return. */
_Noreturn void larger_walk(const struct data_file *f, const struct strategy *s,
                           struct walk_counts *counts);

#endif
