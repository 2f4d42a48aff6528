/* SPDX-License-Identifier: MIT */
#ifndef COUNTED_H
#define COUNTED_H

#include "run.h"

/* Do the work of each selected row once, for a tool that counts what a process executes.
 *
 * After a row's untimed preparation two child processes are forked.  The first one exits at once, the
 * second one runs the row's body and exits.  The tool counts both from the start of the program, so the
 * difference of the two is the body alone.
 *
 * Only rows whose own code does their work can be counted: a cold row waits for the device, and the work
 * of a row without bench_ops.more is done by the kernel, by another process or by several threads.
 *
 * Write one line for each row to path: name, operations, process ids of the two children, reason.  Both
 * ids are 0 if the row was not counted; only then there is a reason, which may hold commas.
 * Returns 0 or -errno. */
int counted_run(const struct run *run, const char *path);

#endif
