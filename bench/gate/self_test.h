/* SPDX-License-Identifier: MIT */
#ifndef SELF_TEST_H
#define SELF_TEST_H

#include "options.h"

/* How often does the gate cry wolf, and how often does it miss a row that is slower?
 *
 * Live: gates of one program against itself, with counters and as many rows as usual; and gates in
 * which a third of the rows really do 25 percent more work in HEAD and a third 10, by turns, judged by
 * time alone.  Each is appended to the log, so that a run that was stopped goes on.
 * Resampled: gates put together from pairs of the log by chance, for several numbers of pairs.
 *
 * Verdicts by counts have a test of their own (self_counts.h), which --by counts asks for.
 *
 * Prints both and returns 0 when the goals hold at the number of pairs in use: at most 1 % false
 * alarms, 95 % of what is 25 percent slower found, and 85 % of 10 percent; else 1. */
int self_test(struct gate_options *options);

#endif
