/* SPDX-License-Identifier: MIT */
#ifndef READ_ROWS_H
#define READ_ROWS_H

#include "strategies/cache_state.h"
#include "strategies/strategy.h"

/* Rows that read a file by a strategy from a cache state: what all of them do before, in and after
 * the timed part.  A warm sample walks until it has processed setup->warm_bytes, each time with a
 * new mapping.  A cold sample walks once. */

/* One row: how the walk, which is copied and gets a buffer, is done. */
struct reading {
	const struct strategy *strategy;
	const struct cache_state *state;
	const char *variant;        /* or NULL */
	enum profile_level profile; /* if larger than the strategy's and the state's */
	int timed;                  /* in the cold state, note how long each operation takes */
	const struct walk *walk;
};

/* Add the row to case c; no row for a strategy that bypasses the cache in a warm state. */
void reader_add(const struct bench_case *c, const struct setup *setup,
                const struct reading *reading);

/* Add a row for each strategy in the state, or in each state if it is NULL. */
void reader_add_all(const struct bench_case *c, const struct setup *setup,
                    const struct reading *reading);

#endif
