/* SPDX-License-Identifier: MIT */
#ifndef PROCESS_H
#define PROCESS_H

/* The adapter's process as /proc shows it.  Where another process stands there, that of a sandbox
 * or of a shell that waits for it, the adapter reads its own /proc instead (operation `process`).
 * Without that operation the process is taken for the one that was started. */

#include <stdbool.h>
#include <stdio.h>

/* Must the adapter be asked? */
bool process_is_inside(void);

/* /proc/PID/NAME, to be read and closed; NULL with errno.  A folder of links is a line
 * "NAME TARGET" for each. */
FILE *process_open(const char *name);

#endif
