/* SPDX-License-Identifier: MIT */
#ifndef GATE_COUNTS_H
#define GATE_COUNTS_H

#include "gate.h"

/* Instructions and memory accesses (loads and stores) of rows, counted by valgrind's cachegrind.  They are
 * the same however busy the machine is.  They are of user space: neither the kernel's work nor the
 * device's nor a cache miss is among them, so they are compared beside the counters of counters.h. */

/* The most that a count may be above the baseline's.  A build against itself gives 1.0000, built in
 * another folder too (see ../README.md); the work of a row that does 10 % more gives 1.10. */
#define COUNTS_TOLERANCE 1.02

/* Is valgrind installed? */
bool counts_here(void);

/* Count the rows that match filter, COUNTS_RUNS times for either side, into row->counts.  Returns 0, or
 * the status to end with after one line on standard error; a program that cannot count is GATE_USAGE. */
int counts_take(const struct order *order, const char *filter, struct gate *gate);

/* Judge a row by its counts.  It is worse if either count is above the tolerance and the sum of both is
 * above the baseline's; better the same way round.  It is worse if only the baseline could be counted.
 * It is unmeasurable if the baseline could not be counted, or if two runs differ by the tolerance. */
void counts_judge(struct row *row);

/* Candidate over baseline. */
double counts_ratio(const struct row *row, enum work work);

/* Both programs have the row, this machine can do it, and counts say nothing of it. */
bool counts_silent(const struct row *row);

#endif
