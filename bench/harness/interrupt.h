/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_INTERRUPT_H
#define HARNESS_INTERRUPT_H

/* Make the first SIGINT, SIGTERM or SIGHUP a request to stop; a second one ends the process. */
void interrupt_watch(void);

/* Non-zero once a stop was requested: the number of the signal. */
int interrupted(void);

#endif
