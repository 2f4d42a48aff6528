/* SPDX-License-Identifier: MIT */
#ifndef GATE_COUNTERS_H
#define GATE_COUNTERS_H

#include "gate.h"

/* Compare the counters of a warm row, with no tolerance: each whose least value came up in at least
 * half of the samples of either side.  What differs makes the row worse, or better if its time says
 * nothing, and is put in words. */
void counters_compare(struct row *row);

/* Does any of them make it worse? */
bool counters_trip(const struct row *row);

/* Count the system calls of a sample of each row by strace.  Does nothing if strace is not installed. */
int counters_calls(const struct order *order, struct gate *gate);

#endif
