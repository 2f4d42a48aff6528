/* SPDX-License-Identifier: MIT
 *
 * Starting and ending the process of an adapter. */
#ifndef ADAPTERS_PROCESS_H
#define ADAPTERS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "adapters/targets.h"

struct process {
	pid_t pid;      /* leader of its own process group */
	unsigned long number; /* of this run's adapters: what it starts is known by it */
	int in, out, error; /* its standard streams: we write to in */
};

/* Start the target's command.  Without privileges when unprivileged.  Returns 0 or
 * -errno; the descriptors are close-on-exec. */
int process_start(const struct target *target, bool unprivileged, struct process *out);

/* The same under gdb, which has the terminal, and the command's standard error too. */
int process_start_debugged(const struct target *target, bool unprivileged, struct process *out);

/* What the process and all that it starts carry in their environment,
 * "MMAPSPEC_ADAPTER=FOLDER/NUMBER", where FOLDER is the temporary folder; returns the length. */
int process_mark(const struct process *p, char *out, size_t room);

/* Kill the process group and close what is open.  Does not reap. */
void process_kill(struct process *p);

/* "killed by SIGBUS" or "ended with status 3", in a static buffer. */
const char *status_text(int status);
const char *signal_name(int number);

#endif
