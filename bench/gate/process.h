/* SPDX-License-Identifier: MIT */
#ifndef PROCESS_H
#define PROCESS_H

#include "gate.h"

/* --part of mmapspec-bench: a row's least time is found sooner among many short samples than among few
 * long ones, as other guests of a machine leave it alone for milliseconds at a time. */
#define PROCESS_PART "20"

/* Let the program of that side measure the rows that match filter, in a fresh process, and add what it
 * says to pair number at of the first, or the second, pairs of each row. */
int process_measure(const struct order *order, enum side side, const char *filter, bool second,
                    size_t at, struct gate *gate);

/* Start argv with standard output into the file, and wait.  Returns its exit status, or -1 after a line
 * that says what it died of; when it ends with GATE_USAGE its own words were let through. */
int process_run(const char *const *argv, const char *output);

#endif
