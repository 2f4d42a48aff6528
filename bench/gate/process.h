/* SPDX-License-Identifier: MIT */
#ifndef PROCESS_H
#define PROCESS_H

#include <sys/types.h>

#include "gate.h"

/* --part of mmapspec-bench: a row's least time is found sooner among many short samples than among few
 * long ones, as other guests of a machine leave it alone for milliseconds at a time. */
#define PROCESS_PART "20"

struct child {
	const char *program;
	pid_t pid;
	int fd; /* of the process, readable once it has ended */
};

/* Start argv with standard output into the file.  It dies with this process, stopped or not.  Returns 0,
 * or -1 after a line. */
int process_start(const char *const *argv, const char *output, struct child *out);

/* Wait for its end.  Returns its exit status, or -1 after a line that says what it died of; when it is
 * GATE_USAGE its own words were let through. */
int process_wait(struct child *child);

/* Both at once. */
int process_run(const char *const *argv, const char *output);

/* Let the program of that side measure the rows that match filter, in a fresh process that has the
 * machine to itself, and add what it says to pair number at of the first, or the second, pairs of each
 * row. */
int process_measure(const struct order *order, enum side side, const char *filter, bool second,
                    size_t at, struct gate *gate);

/* The same of both sides.  They take turns of order->turn milliseconds, one stopped while the other runs,
 * so that what disturbs the machine for longer than that disturbs both; with turn 0 one runs after the
 * other. */
int process_measure_pair(const struct order *order, enum side first, const char *filter, bool second,
                         size_t at, struct gate *gate);

#endif
