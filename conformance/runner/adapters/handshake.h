/* SPDX-License-Identifier: MIT */
#ifndef ADAPTERS_HANDSHAKE_H
#define ADAPTERS_HANDSHAKE_H

#include "adapters/targets.h"
#include "describe.h"

/* Start the target, ask it who it is, and end it.  *out lives in arena.  *seconds, if it is not
 * NULL, is the time until the answer, which may take 5 s times multiplier.  Returns NULL, or one
 * line that says what is wrong; it lives in arena or until the next call. */
const char *handshake(const struct target *target, struct arena *arena, struct description *out,
		      double multiplier, double *seconds);

#endif
