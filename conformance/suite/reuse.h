/* SPDX-License-Identifier: MIT */
#ifndef REUSE_H
#define REUSE_H

/* May another test have the adapter?  It may if its process shows the same of itself in /proc
 * as when it was leased, and no operation was called whose effect outlasts its objects. */

#include <stdbool.h>

struct session;

/* Remember what the process shows of itself now. */
void reuse_begin(struct session *s);

bool reuse_allowed(struct session *s);

#endif
