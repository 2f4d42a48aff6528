/* SPDX-License-Identifier: MIT */
#ifndef EXPLORE_CHOOSE_H
#define EXPLORE_CHOOSE_H

/* Random scripts.  A step is chosen after those before it were done, so that its arguments can be
 * near the length, the position or the end of the file of its object. */

#include "choices.h"
#include "explore_script.h"
#include "grid_row.h"

enum { EXPLORE_FILES = 3, EXPLORE_OBJECTS = 9 };

/* A script while its steps are chosen. */
struct growing {
	struct choices *choices;
	struct player *player;
	struct script *script;
	int files, things; /* the highest used numbers */
	int last;          /* the object of the last call, or 0 */
	bool forked, zero; /* a child was forked, number 0 was used: once in a script */
};

/* Choose the next step, which lives until the test's memory is given back. */
void choose_step(struct growing *g, struct step *out);

/* Choose and play a script until it ends or fails.  *script gets the steps that were done.  True if
 * nothing failed; otherwise p->failure says what did. */
bool explore_grow(struct choices *c, struct script *script, struct player *p);

/* --- explore_find.c: objects -------------------------------------------------------------- */

/* Choose an object that serves.  Returns its number in the script, or 0 if none serves. */
typedef bool explore_serves(const struct player *p, int number);
int explore_find(struct growing *g, explore_serves *serves);

explore_serves explore_is_open, explore_is_child, explore_is_object, explore_is_any;

/* How many objects exist. */
int explore_alive(const struct player *p);

/* The facts of an object, or of a descriptor's file. */
struct value_facts explore_facts(const struct player *p, int number);

/* --- explore_call.c ----------------------------------------------------------------------- */

/* Choose an operation on an object; false if there is none. */
bool choose_call(struct growing *g, struct step *out);

/* The grid of the operation's first argument, for what it says of all arguments. */
const struct grid *explore_grid(enum operation op);

/* --- explore_make.c ----------------------------------------------------------------------- */

/* Choose a step that makes a file, a descriptor, or a map of a file or of anonymous memory.  False
 * if that is not possible now. */
bool choose_file(struct growing *g, struct step *out);
bool choose_open(struct growing *g, struct step *out);
bool choose_map(struct growing *g, struct step *out);

/* A number from 0 to most: often small, near the end of a page, or near most. */
int64_t choose_number(struct growing *g, int64_t most);

#endif
