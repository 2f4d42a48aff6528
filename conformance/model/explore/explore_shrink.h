/* SPDX-License-Identifier: MIT */
#ifndef EXPLORE_SHRINK_H
#define EXPLORE_SHRINK_H

/* Shrink scripts that fail: fewer steps, then plainer arguments. */

#include "explore_script.h"

/* Make *s as small as possible so that it still fails with that shape (cause_shape()), as it does
 * now. At most `tries` scripts are played.  fresh: each in a process of its own. */
void explore_shrink(struct script *s, struct player *p, const char *shape, unsigned tries,
                    bool fresh);

/* Play it: does it fail with that shape?  fresh: in a new process. */
bool explore_fails(const struct script *s, struct player *p, const char *shape, bool fresh);

#endif
