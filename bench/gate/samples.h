/* SPDX-License-Identifier: MIT */
#ifndef SAMPLES_H
#define SAMPLES_H

#include "gate.h"

/* Read the samples that one process wrote (samples.csv of mmapspec-bench), and enter of each row what
 * it comes to: into pair number at, and into the side's counters.  The row of the empty loop is none. */
int samples_read(const char *path, enum side side, bool second, size_t at, struct gate *gate);

#endif
