/* SPDX-License-Identifier: MIT */
#ifndef JUDGE_COUNTS_H
#define JUDGE_COUNTS_H

#include "gate.h"

/* Verdicts by instructions and memory accesses (loads and stores), counted by cachegrind.  They are
 * the same however busy the machine is.  They are of user space: neither the kernel's work nor the
 * device's nor a cache miss is among them, so they are compared beside the counters.
 *
 * A row is worse if either count is above the tolerance and the sum of both is above the
 * baseline's; better the same way round.  It is worse if only the baseline could be counted.  It is
 * unmeasurable if the baseline could not be counted, or if two runs differ by the tolerance. */

/* The most that a count may be above the baseline's.  A build against itself gives 1.0000, built in
 * another folder too (see ../README.md); the work of a row that does 10 % more gives 1.10. */
#define COUNTS_TOLERANCE 1.02

/* Can rows be counted here: is valgrind installed? */
bool counts_here(void);

/* Judge all rows by counts; each side's program is run once more for the counters. */
int counts_judge_all(const struct order *order, struct gate *gate);

/* After the rows were judged by time: judge by counts all rows of an unfit gate.  Of another gate
 * judge the warm rows that too few processes measured, and those called the same whose pairs differ
 * by more than JUDGE_SPREAD; without counts they stay as they are.  Without valgrind, or with a
 * program that cannot be counted, say so in one line on standard error and leave what times said.
 * Returns 0, or the status to end with after a signal. */
int counts_judge_rest(const struct order *order, struct gate *gate);

/* cachegrind.c: count the rows that match filter COUNTS_RUNS times for either side, into
 * row->counts.  A program that cannot be counted is EXIT_USAGE. */
int cachegrind_count(const struct order *order, const char *filter, struct gate *gate);

/* Candidate over baseline. */
double counts_ratio(const struct row *row, enum work work);

#endif
