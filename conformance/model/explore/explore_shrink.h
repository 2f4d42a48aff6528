/* SPDX-License-Identifier: MIT */
#ifndef EXPLORE_SHRINK_H
#define EXPLORE_SHRINK_H

/* Scripts that fail are made small: fewer steps, then plainer arguments. */

#include "explore_script.h"

/* Make *s smaller as long as it fails with that shape (cause_shape()), which it does now.  At most
 * so many scripts are played; fresh: each in a process of its own. */
void explore_shrink(struct script *s, struct player *p, const char *shape, unsigned tries,
                    bool fresh);

/* Does it fail with that shape? */
bool explore_fails(const struct script *s, struct player *p, const char *shape, bool fresh);

#endif
