/* SPDX-License-Identifier: MIT */
#ifndef BASE_PROCESS_ENVIRONMENT_H
#define BASE_PROCESS_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

/* Is that text, of size bytes, in the first 128 KiB of the environment with which the process was
 * started?  pid is decimal.  False if the process has gone or is another user's. */
bool process_environment_has(const char *pid, const void *text, size_t size);

#endif
