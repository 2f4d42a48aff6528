/* SPDX-License-Identifier: MIT */
#ifndef EXPLORE_SCRIPT_H
#define EXPLORE_SCRIPT_H

/* A script of the player that outlives the test's memory. */

#include "play.h"

enum { SCRIPT_STEPS = 48 };

struct script {
	struct step steps[SCRIPT_STEPS];
	size_t count;
	struct arena *memory; /* has what the values of its steps point to */
};

/* Add a copy of the step; false if there is no room. */
bool script_add(struct script *s, const struct step *step);

/* Remove count steps from first on. */
void script_remove(struct script *s, size_t first, size_t count);

/* Play it until it ends or fails.  True if nothing failed; otherwise p->failure says what did. */
bool script_play(const struct script *s, struct player *p);

/* End a script that began with play_begin().  True if nothing failed. */
bool script_end(struct player *p);

/* How many requests the scripts sent that have ended. */
uint64_t script_requests(void);

#endif
