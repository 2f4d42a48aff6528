/* SPDX-License-Identifier: MIT */
#ifndef EXPLORE_CHOOSE_H
#define EXPLORE_CHOOSE_H

/* Random scripts.  A step is chosen when those before it were done, so that its arguments are near
 * the facts of its object: lengths, positions, ends of files. */

#include "choices.h"
#include "explore_script.h"
#include "grid_row.h"

enum { EXPLORE_FILES = 3, EXPLORE_OBJECTS = 9 };

/* A script that grows. */
struct growing {
	struct choices *choices;
	struct player *player;
	struct script *script;
	int files, things; /* the numbers that are used up */
	int last;          /* the object of the last call, or 0 */
	bool forked, zero; /* at most once in a script */
};

/* Choose the next step, which lives until the test's memory is given back. */
void choose_step(struct growing *g, struct step *out);

/* Play a new script from the choices to its end or its failure.  Of its steps those are kept in
 * *script that were done.  True if nothing failed; else p->failure says what did. */
bool explore_grow(struct choices *c, struct script *script, struct player *p);

/* --- explore_find.c: what there is ------------------------------------------------------- */

/* Choose one of the script's numbers of objects that serve; 0 if none does. */
typedef bool explore_serves(const struct player *p, int number);
int explore_find(struct growing *g, explore_serves *serves);

explore_serves explore_is_open, explore_is_child, explore_is_object, explore_is_any;

/* How many objects live. */
int explore_alive(const struct player *p);

/* The facts of an object, or of a descriptor's file. */
struct value_facts explore_facts(const struct player *p, int number);

/* --- explore_call.c ----------------------------------------------------------------------- */

/* An operation on an object; false if there is none. */
bool choose_call(struct growing *g, struct step *out);

/* What the grids know of its arguments. */
const struct grid *explore_grid(enum operation op);

/* --- explore_make.c ----------------------------------------------------------------------- */

/* A file; a descriptor; a map, of an open descriptor or of none. */
bool choose_file(struct growing *g, struct step *out);
bool choose_open(struct growing *g, struct step *out);
bool choose_map(struct growing *g, struct step *out);

/* A number from 0 to most that is rather small, near a page's end, or near most. */
int64_t choose_number(struct growing *g, int64_t most);

#endif
