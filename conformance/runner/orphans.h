/* SPDX-License-Identifier: MIT */
#ifndef ORPHANS_H
#define ORPHANS_H

/* Processes that outlive the adapter that started them, were it in a session of their own.
 * While they are adopted they become children of ours when their parent ends, and what they
 * carry in their environment (process_mark) tells whose they are.  Without /proc/PID/task/TID/children there
 * are none to be seen. */

#include "runner.h"

/* From now on orphans come to us; or no longer. */
void orphans_adopt(bool adopt);

/* The name of a process that the adapter left and that still lives, or NULL.  It lives until
 * the next call. */
const char *orphans_name(const struct process *adapter);

/* Kill those that the adapter left. */
void orphans_kill(const struct process *adapter);

/* Kill every child of ours, and theirs, and wait until all are gone. */
void orphans_end(void);

/* Is that text in the environment with which the process was started? */
bool environment_has(const char *pid, const void *text, size_t size);

#endif
