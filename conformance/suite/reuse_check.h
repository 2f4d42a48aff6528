/* SPDX-License-Identifier: MIT */
#ifndef REUSE_CHECK_H
#define REUSE_CHECK_H

/* May another test have the adapter? */

#include <stdbool.h>

struct session;

/* Call take with the number of each open descriptor of the process and what it is open on.
 * False if they cannot be read. */
bool descriptors_each(int pid, void (*take)(void *data, const char *number, const char *target),
                      void *data);

/* Remember what the adapter's process shows of itself in /proc now, when it is leased. */
void reuse_begin(struct session *s);

/* Another test may have the adapter if its process shows the same of itself as then, and no
 * operation was called whose effect outlasts its objects. */
bool reuse_allowed(struct session *s);

#endif
