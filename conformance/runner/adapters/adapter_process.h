/* SPDX-License-Identifier: MIT
 *
 * The process of an adapter: the leader of a process group of its own, which dies with us. */
#ifndef ADAPTERS_ADAPTER_PROCESS_H
#define ADAPTERS_ADAPTER_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "adapters/discover_targets.h"
#include "base/child.h"
#include "adapter_description.h"

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

/* The debugger's command: GDB of the environment, or "gdb". */
const char *debugger_command(void);

/* What the process and all that it starts carry in their environment,
 * "MMAPSPEC_ADAPTER=FOLDER/NUMBER", where FOLDER is the temporary folder.  Returns the length. */
int process_mark(const struct process *p, char *out, size_t room);

/* How a line of its standard output came: whole; not within the time; not before the output ended;
 * not within the room. */
enum line_end { LINE_WHOLE, LINE_LATE, LINE_ENDED, LINE_LONG };

/* Read a line, without its newline, into the room at line; each part of it may take timeout_ms.
 * Unless it is whole, line is what came of it. */
enum line_end process_read_line(struct process *p, int timeout_ms, char *line, size_t room);

/* Close our ends of its standard input and output: an adapter ends when its input does. */
void process_end_input(struct process *p);

/* Kill the process group and close all ends.  Does not wait for it. */
void process_kill(struct process *p);

/* --- handshake.c ---------------------------------------------------------------------------- */

/* Start the target, ask it who it is, and end it.  *out lives in arena.  *seconds, if it is not
 * NULL, is the time until the answer, which may take 5 s times multiplier.  Returns NULL, or one
 * line that says what is wrong; it lives in arena or until the next call. */
const char *handshake(const struct target *target, struct arena *arena, struct description *out,
                      double multiplier, double *seconds);

#endif
