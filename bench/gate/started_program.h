/* SPDX-License-Identifier: MIT
 *
 * A program that the gate started, and ends if a signal asks the gate to stop. */
#ifndef STARTED_PROGRAM_H
#define STARTED_PROGRAM_H

#include <stdbool.h>
#include <sys/types.h>

struct program {
	const char *name;
	pid_t pid;
	int fd; /* of the process, readable once it has ended */
};

/* Start argv with standard output into the file.  It dies with this process, even if it is stopped.
 * Returns 0; or EXIT_USAGE after one line on standard error. */
int program_start(const char *const *argv, const char *output, struct program *out);

/* Wait until it has ended, or for so many milliseconds; without limit if that is negative.  Returns
 * whether it has ended; false also when a signal asked the gate to stop. */
bool program_ended(const struct program *p, int milliseconds);

/* Wait for its end; end it if a signal asks the gate to stop.  Returns its exit status; or -1,
 * after a line that names the signal if it was ended by one. */
int program_end(struct program *p);

/* End it by SIGKILL and wait for it. */
void program_kill(struct program *p);

/* Start it and wait.  Returns as program_end(); or -1 after one line if it cannot be started. */
int program_run(const char *const *argv, const char *output);

/* Is there a program of that name in PATH? */
bool program_installed(const char *name);

#endif
