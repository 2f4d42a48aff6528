/* SPDX-License-Identifier: MIT */
#ifndef CHILD_H
#define CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* A program that was started.  It dies with this process, even if it is stopped. */
struct child {
	const char *program;
	pid_t pid;
	int fd; /* of the process, readable once it has ended */
};

/* Start argv with standard output into the file.  Returns 0; or EXIT_USAGE after one line on standard
 * error. */
int child_start(const char *const *argv, const char *output, struct child *out);

/* Wait until it has ended, or for so many milliseconds; without limit if that is negative.  Returns
 * whether it has ended; false also when a signal asked the gate to stop. */
bool child_ended(const struct child *child, int milliseconds);

/* Wait for its end; end it if a signal asks the gate to stop.  Returns its exit status; or -1, after a
 * line that names the signal if the child was ended by one.  After EXIT_USAGE it has said why. */
int child_end(struct child *child);

/* End it by SIGKILL and wait for it. */
void child_kill(struct child *child);

/* Start it and wait. */
int child_run(const char *const *argv, const char *output);

/* Is there a program of that name in PATH? */
bool child_installed(const char *program);

#endif
