/* SPDX-License-Identifier: MIT */
#ifndef EXPLORE_SCRIPT_H
#define EXPLORE_SCRIPT_H

/* A script of the player that outlives the test's memory. */

#include "play.h"

enum { SCRIPT_STEPS = 48 };

struct script {
	struct step steps[SCRIPT_STEPS];
	size_t count;
	struct arena *memory; /* what the values of its steps point to */
};

/* Add a copy of the step; false if there is no room. */
bool script_add(struct script *s, const struct step *step);

/* Take count steps out, from first on. */
void script_remove(struct script *s, size_t first, size_t count);

/* Do it from its beginning to its end or to its failure.  True if nothing failed; else p->failure
 * says what did. */
bool script_play(const struct script *s, struct player *p);

/* The end of a script that was begun with play_begin(). */
bool script_end(struct player *p);

/* The requests of all scripts that came to their end. */
uint64_t script_requests(void);

#endif
