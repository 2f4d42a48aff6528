/* SPDX-License-Identifier: MIT */
#ifndef MEASURE_COUNTS_H
#define MEASURE_COUNTS_H

#include "gate.h"

/* Judge all rows by counts; each side's program is run once more for the counters.  Returns 0, or the
 * status to end with after one line on standard error. */
int measure_by_counts(const struct order *order, struct gate *gate);

/* After the rows were judged by time: judge by counts all rows of an unfit gate.  Of another gate judge the
 * warm rows that too few processes measured, and those called the same whose pairs differ by more than
 * JUDGE_SPREAD; without counts they stay as they are.  Without valgrind, or with a program that cannot be
 * counted, say so in one line on standard error and leave what times said.  Returns 0, or the status to
 * end with after a signal. */
int measure_rest(const struct order *order, struct gate *gate);

#endif
