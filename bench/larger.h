/* SPDX-License-Identifier: MIT */
#ifndef LARGER_H
#define LARGER_H

#include "options.h"

/* What happens once the cache is full?  Single pages of a file that is larger than the memory it may
 * take are summed in random order, by one strategy after the other, each from a cold cache; once a
 * second it is written down how many were, how many pages had to be waited for, and how much of the
 * file is resident.  A strategy goes on until residency has stopped to grow and so many seconds past
 * that.
 *
 * Writes larger.csv into opt->out, if there is one, and a table to standard output.  Returns an exit
 * status; without the privilege to limit memory it says so in one line and returns STATUS_UNFIT. */
int larger(const struct options *opt);

#endif
