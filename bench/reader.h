/* SPDX-License-Identifier: MIT */
#ifndef READER_H
#define READER_H

#include "bench.h"
#include "cache_state.h"
#include "strategy.h"

/* Rows that read a file by a strategy from a cache state: what all of them do before, in and after
 * the timed part.  A warm sample walks as often as setup->warm_bytes asks for, each time with a new
 * mapping; a cold one walks once. */

/* Add the row of case c that walks w (copied) by st from state cs.  w->buf need not be set.
 * Returns 0 or -errno. */
int reader_add(const struct bench_case *c, const struct bench_setup *setup,
               const struct strategy *st, const struct cache_state *cs, const struct walk *w);

#endif
