/* SPDX-License-Identifier: MIT
 *
 * Programs that are started as child processes, how they end, and what their environment tells. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

struct child_order {
	const char *const *argv; /* looked for in PATH; ends with NULL */
	const char *command; /* for /bin/sh -c, if argv is NULL or cannot be executed; or NULL */
	const char *folder;  /* where it runs; NULL: here */
	int streams[3];      /* the descriptors that become its standard streams; 0, 1, 2: ours */
	/* Is called in the child before its folder and streams are set; or NULL. */
	void (*prepare)(const void *data);
	const void *data;
};

/* Start the program.  It dies with this process, and SIGPIPE is not ignored in it.  Returns its
 * process id; or -errno, also if argv cannot be executed and there is no command. */
pid_t child_start(const struct child_order *order);

/* Wait until it has ended, whatever signal arrives.  Returns the status of waitpid(); or -errno. */
int child_wait(pid_t pid);

/* An empty file in memory, close-on-exec.  Exits with EXIT_USAGE after complain() if there can be
 * none. */
FILE *child_file(void);

/* Start the program, wait for it, and keep what it writes to standard output in *output, a
 * child_file() that is to be read from its beginning and to be closed.  Returns as child_wait();
 * or -errno if it cannot be started. */
int child_capture(const struct child_order *order, FILE **output);

/* What waitpid() tells of an end: "killed by SIGBUS" or "ended with status 3".  The text remains
 * until the next call. */
const char *status_text(int status);

/* "SIGBUS", or "signal 70" for one without a name; as long as the text of status_text(). */
const char *signal_name(int number);

/* Is that text, of size bytes, in the first 128 KiB of the environment with which the process was
 * started?  pid is decimal.  False if the process has gone or is another user's. */
bool process_environment_has(const char *pid, const void *text, size_t size);

#endif
