/* SPDX-License-Identifier: MIT */
#ifndef GATE_CACHEGRIND_H
#define GATE_CACHEGRIND_H

#include "gate.h"

/* The files that valgrind's cachegrind writes, one for each process, named by its id. */

/* Read what the process executed from its start on, and remove the file.  Returns 0 or -1. */
int cachegrind_read(const char *folder, const char *pid, double out[WORKS]);

/* Remove the file of a process that is not asked for. */
void cachegrind_remove(const char *folder, int pid);

#endif
