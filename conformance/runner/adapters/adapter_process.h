/* SPDX-License-Identifier: MIT
 *
 * The process of an adapter: the leader of a process group of its own, which dies with us. */
#ifndef ADAPTERS_ADAPTER_PROCESS_H
#define ADAPTERS_ADAPTER_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "adapters/targets.h"
#include "base/processes.h"

struct process {
	pid_t pid;
	unsigned long number; /* among the adapters of this run */
	int in, out, error;   /* our ends of its standard streams, or -1: we write to in */
};

/* Run the target's command; without capabilities if unprivileged.  Returns 0, or -errno.  Our ends
 * are close-on-exec. */
int process_start(const struct target *target, bool unprivileged, struct process *out);

/* The same under gdb, which has the terminal, and the command's standard error too. */
int process_start_debugged(const struct target *target, bool unprivileged, struct process *out);

/* What the process and all that it starts carry in their environment,
 * "MMAPSPEC_ADAPTER=FOLDER/NUMBER", where FOLDER is the temporary folder.  Returns the length. */
int process_mark(const struct process *p, char *out, size_t room);

/* Close our ends of its standard input and output: an adapter ends when its input does. */
void process_end_input(struct process *p);

/* Kill the process group and close all ends.  Does not wait for it. */
void process_kill(struct process *p);

#endif
