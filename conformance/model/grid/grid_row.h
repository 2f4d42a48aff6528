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

/* The n plain arguments in the step's, each at its place, without names. */
void grid_place_arguments(const struct grid *g, const struct arg *plain, size_t n,
                          struct step *call);

/* Set the step's argument i to the class of its kind.  False if the class makes no sense here. */
bool grid_argument(const struct grid *g, size_t i, size_t class, const struct value_facts *facts,
                   struct step *call);

/* The bytes for a set_slice, as many as its bounds say if they are integers. */
struct arg grid_exact_data(const struct step *call, const struct value_facts *facts);

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
