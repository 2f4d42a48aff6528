/* SPDX-License-Identifier: MIT
 *
 * Leaked processes: those that an adapter started and that live longer than it, even in a session
 * of their own.  While they are adopted they become children of ours when their parent ends, and
 * the mark in their environment (process_mark()) tells whose they are.  Without
 * /proc/PID/task/TID/children none are seen. */
#ifndef ADAPTERS_LEAKED_PROCESS_H
#define ADAPTERS_LEAKED_PROCESS_H

#include "adapters/adapter_process.h"

/* From now on processes whose parent ended become children of ours; or no longer. */
void leaked_processes_adopt(bool adopt);

/* The name of a process that the adapter leaked and that still lives, or NULL.  It remains until
 * the next call. */
const char *leaked_process_name(const struct process *adapter);

/* Kill those that the adapter leaked. */
void leaked_processes_kill(const struct process *adapter);

/* Kill every child of ours, and theirs, and wait until all have ended. */
void children_kill(void);

#endif
