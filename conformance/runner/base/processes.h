/* SPDX-License-Identifier: MIT
 *
 * What the kernel tells of other processes. */
#ifndef BASE_PROCESSES_H
#define BASE_PROCESSES_H

#include <stdbool.h>
#include <stddef.h>

/* What waitpid() tells of an end: "killed by SIGBUS" or "ended with status 3".  The text remains
 * until the next call. */
const char *status_text(int status);

/* "SIGBUS", or "signal 70" for one without a name; as long as the text of status_text(). */
const char *signal_name(int number);

/* Is that text, of size bytes, in the first 128 KiB of the environment with which the process was
 * started?  pid is decimal.  False if the process has gone or is another user's. */
bool process_environment_has(const char *pid, const void *text, size_t size);

#endif
