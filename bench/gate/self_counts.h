/* SPDX-License-Identifier: MIT */
#ifndef SELF_COUNTS_H
#define SELF_COUNTS_H

#include <jansson.h>

#include "options.h"

/* The self-test of verdicts by counts.
 *
 * Runs gates of one program against itself, with counters; and trials of one row, drawn by chance, that
 * really does 10 percent more work in HEAD, judged by counts alone.  Each is appended to the log, so that
 * a run that was stopped goes on.
 *
 * Prints both and returns 0 when the goals hold: no false alarm, and 95 % of the trials found; else 1. */
int self_counts(const struct gate_options *o, json_t *records);

#endif
