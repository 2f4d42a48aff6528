/* SPDX-License-Identifier: MIT */
#ifndef ORPHANS_H
#define ORPHANS_H

/* Processes that outlive the adapter that started them, were it in a session of their own.
 * While they are adopted they become children of ours when their parent ends, and what they
 * carry in their environment (process_mark) tells whose they are.  Without /proc/PID/task/TID/children there
 * are none to be seen. */

#include "adapters/process.h"

/* From now on leaked processes come to us; or no longer. */
void leaked_processes_adopt(bool adopt);

/* The name of a process that the adapter left and that still lives, or NULL.  It lives until
 * the next call. */
const char *leaked_process_name(const struct process *adapter);

/* Kill those that the adapter left. */
void leaked_processes_kill(const struct process *adapter);

/* Kill every child of ours, and theirs, and wait until all are gone. */
void children_kill(void);

#endif
