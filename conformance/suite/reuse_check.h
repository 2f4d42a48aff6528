/* SPDX-License-Identifier: MIT */
#ifndef REUSE_CHECK_H
#define REUSE_CHECK_H

/* What a test leaves in its adapters, and whether another test may have one then. */

#include <stdbool.h>

struct session;

/* At the end of a test that held: destroy every object, and fail if the adapter's process still
 * has a descriptor of a file of the test, or a mapping of one. */
void release_check(void);

/* Remember what the adapter's process shows of itself in /proc now, when it is leased. */
void reuse_begin(struct session *s);

/* Another test may have the adapter if its process shows the same of itself as then, and no
 * operation was called whose effect outlasts its objects. */
bool reuse_allowed(struct session *s);

#endif
