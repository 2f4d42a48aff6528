/* SPDX-License-Identifier: MIT */
#ifndef PAIR_H
#define PAIR_H

#include "gate.h"

/* Let the program of that side measure in a fresh process that has the machine to itself. */
int pair_measure_side(const struct measurement *m, enum side side);

/* The same of both sides.  They take turns of order->turn milliseconds, one stopped while the other runs,
 * so that what disturbs the machine for longer than that disturbs both; with turn 0 one runs after the
 * other. */
int pair_measure(const struct measurement *m, enum side first);

/* samples.c: read the samples that a process of that side wrote (samples.csv of mmapspec-bench).  Enter for
 * each row its one number into the pair that m names, and its counters.  The empty loop is not a row. */
int samples_read(const char *path, enum side side, const struct measurement *m);

#endif
