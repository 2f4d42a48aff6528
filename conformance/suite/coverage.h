/* SPDX-License-Identifier: MIT */
#ifndef COVERAGE_H
#define COVERAGE_H

/* What a test tried: operation, argument, class of its value, state. */

#include "operations.h"

/* Count a request in which the argument had a value of that class, in that state.  The result's
 * record has the counts, even if the test passed: "coverage": {"OPERATION.ARGUMENT": {CLASS:
 * {STATE: COUNT}}}.  The texts are copied. */
void coverage_note(enum operation op, const char *argument, const char *class, const char *state);

/* Send all counts to the runner; verdict.c calls it. */
void coverage_report(void);

#endif
