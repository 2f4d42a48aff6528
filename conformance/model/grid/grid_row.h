/* SPDX-License-Identifier: MIT */
#ifndef GRID_ROW_H
#define GRID_ROW_H

/* The dimensions of a grid, and one of its rows. */

#include "state.h"

enum { GRID_ARGUMENTS = 8, GRID_DIMENSIONS = 5 + GRID_ARGUMENTS };

/* The first five values of a row are those of struct state; then the class of each argument
 * from the second on. */
struct grid {
	enum operation op;
	size_t focus; /* the argument that the grid is about, from 0 */
	size_t count; /* arguments */
	struct operation_argument arguments[GRID_ARGUMENTS];
	unsigned char sizes[GRID_DIMENSIONS];
	/* Of the other arguments only some classes are used: their numbers. */
	unsigned char classes[GRID_ARGUMENTS][8];
	int left_out[GRID_ARGUMENTS]; /* the class that leaves it out; -1 if none does */
	/* In a row: the class of long values of the argument that it is about; COVER_OPEN - 1 if it
	 * has none. */
	unsigned char lengthy;
	bool constructor;
};

/* Which dimensions the grid has, for the implementation that is talked to. */
void grid_define(struct grid *g, enum operation op, const char *argument);

/* For cover_pairs(): data is the grid. */
bool grid_possible(const unsigned char *row, size_t filled, void *data);

/* The classes of descriptors that a constructor is given: how many, and their names. */
unsigned char grid_descriptors(void);
const char *grid_descriptor_name(unsigned char class);

/* The row of a constructor; call is what it asks for at last. */
enum played grid_construct(struct player *p, const struct grid *g, const unsigned char *row,
                           const struct state *s, struct step *call);

/* Can the argument be given by its name, so that those before it may be left out? */
bool grid_names(const struct grid *g, size_t i);

/* Arguments that were left out leave no gaps in the call: those behind one are given by name,
 * or as none in a slice.  False if that cannot be. */
bool grid_close_gaps(const struct grid *g, struct step *call);

/* The row's call was made: count it. */
void grid_note_coverage(const struct grid *g, const unsigned char *row, const struct state *s);

/* Do the row.  PLAYED, LACKING, LEFT_OUT_STEP or FAILED; p->failure says why. */
enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row);

/* Do it with its call repeated, and compare the memory that the process has: a call that keeps
 * something each time is FAILED. */
enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row);

#endif
