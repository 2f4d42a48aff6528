/* SPDX-License-Identifier: MIT */
#ifndef READER_H
#define READER_H

#include "bench.h"
#include "cache_state.h"
#include "strategy.h"

/* Rows that read a file by a strategy from a cache state: what all of them do before, in and after
 * the timed part.  A warm sample walks as often as setup->warm_bytes asks for, each time with a new
 * mapping; a cold one walks once. */

/* What one row is: how w (copied; its buf and latency are set here) is walked. */
struct reading {
	const struct strategy *strategy;
	const struct cache_state *state;
	const char *variant;        /* or NULL; copied as a pointer */
	enum bench_profile profile; /* if larger than the strategy's and the state's */
	int timed;                  /* note how long each operation takes */
	const struct walk *walk;
};

/* Add the row to case c; nothing for a strategy past the cache in a warm state.  Returns 0 or
 * -errno. */
int reader_add(const struct bench_case *c, const struct bench_setup *setup,
               const struct reading *reading);

/* Add a row for each strategy; reading->strategy is not looked at. */
int reader_add_all(const struct bench_case *c, const struct bench_setup *setup,
                   const struct reading *reading);

#endif
