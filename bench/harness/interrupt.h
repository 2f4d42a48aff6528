/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_INTERRUPT_H
#define HARNESS_INTERRUPT_H

/* Make the first SIGINT, SIGTERM or SIGHUP a request to stop; a second one ends the process. */
void interrupt_watch(void);

/* Non-zero once a stop was requested: the number of the signal. */
int interrupted(void);

/* Die of that signal, if there was one, so that the caller sees it. */
void interrupt_die(void);

#endif
