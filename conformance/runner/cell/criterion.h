/* SPDX-License-Identifier: MIT
 *
 * Criterion, which runs the tests, in a process of its own: this program once more, with
 * MMAPSPEC_BROKER set.  Its output is a log; the verdicts come over the broker's socket. */
#ifndef CELL_CRITERION_H
#define CELL_CRITERION_H

#include <stdint.h>
#include <sys/types.h>

#include "cell/broker.h"

enum { ANSWER_MS = 5000 }; /* for one answer of an adapter; stretched by the order's multiplier */

/* Start it on the selected tests; they connect to socket_path and have test_ms each.  With
 * DEBUG_TEST it is the one test under gdb.  Returns 0, or EXIT_USAGE after complain(). */
int criterion_start(const struct broker_order *order, const char *socket_path, int64_t test_ms,
		    pid_t *out);

/* It ended with a status other than 0: complain() in its own last words.  Returns EXIT_USAGE. */
int criterion_complain(const struct broker_order *order, int status);

/* --- criterion_child.c ---------------------------------------------------------------------- */

/* What main() does in that process. */
int criterion_child(void);

#endif
