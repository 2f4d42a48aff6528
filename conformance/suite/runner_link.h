/* SPDX-License-Identifier: MIT */
#ifndef RUNNER_LINK_H
#define RUNNER_LINK_H

/* The connection of a test's process to the runner, which owns the adapters. */

#include <stdbool.h>

/* Connect to the socket that MMAPSPEC_BROKER names.  Without a runner there is no test: the
 * process aborts after one line on standard error. */
void runner_connect(void);

struct lease {
	int pid;
	int in, out;  /* the adapter's standard input and output; close-on-exec */
	int reusable; /* the runner would lease the adapter to another test */
};

/* Ask for an adapter for the requirement of that id.  Returns NULL, or why there is none. */
const char *runner_lease(const char *id, bool unprivileged, struct lease *out);

/* The adapter of that process is of no more use to the test.  It gets half a second to end, or is
 * killed at once; so is what it started.  Returns how it ended by itself, "killed by SIGSEGV",
 * until the next call; NULL if it was killed. */
const char *runner_drop(int pid, bool kill);

/* The test goes on with something new, for which it may take as long as a test may. */
void runner_more_time(void);

/* Send what is kept with the verdict before that is sent: word says what the JSON object is. */
void runner_tell(const char *word, const char *object);

/* Send the verdict, one JSON object.  The process aborts if it cannot be sent. */
void runner_report(const char *verdict);

#endif
