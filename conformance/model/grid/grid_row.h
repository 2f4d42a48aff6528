/* SPDX-License-Identifier: MIT */
#ifndef GRID_ROW_H
#define GRID_ROW_H

/* The dimensions of a grid, and one of its rows, which is a combination of their values. */

#include "state.h"

enum { GRID_ARGUMENTS = 8, GRID_DIMENSIONS = 5 + GRID_ARGUMENTS };

/* The first five values of a row are those of struct state; then the class of each argument
 * from the second on.
 *
 * Reaching a state costs more than a call.  Therefore a grid of values makes several calls in each
 * state.  Its rows have a group of classes in place of a class of the argument that the grid is
 * about.  The other arguments change from call to call. */
struct grid {
	enum operation op;
	size_t focus; /* the argument that the grid is about, from 0 */
	size_t count; /* arguments */
	struct operation_argument arguments[GRID_ARGUMENTS];
	unsigned char sizes[GRID_DIMENSIONS];
	/* The classes that are used of the other arguments: their numbers, and how many. */
	unsigned char classes[GRID_ARGUMENTS][8], chosen[GRID_ARGUMENTS];
	unsigned char fitting[GRID_ARGUMENTS]; /* the one of them with which most calls succeed */
	int left_out[GRID_ARGUMENTS];          /* the class that leaves it out; -1: none */
	unsigned char groups;                  /* of classes; 0: a row has one class */
	int lengthy; /* the class of long values, a group of its own; -1: none */
	bool constructor;
};

/* Set *g to the grid of that argument, for the implementation under test. */
void grid_define(struct grid *g, enum operation op, const char *argument);

/* For cover_pairs(), with the grid as data: which pairs are wanted, which rows are possible, and
 * with which values the operation is refused or has nothing to do, whatever else the row has. */
int grid_about(const struct grid *g);
bool grid_possible(const unsigned char *row, size_t filled, void *data);
bool grid_hiding(size_t dimension, unsigned char value, void *data);

/* How many calls the row has. */
size_t grid_calls(const struct grid *g, const unsigned char *row);

/* Reach the row's state and do its calls from *n on.  A failure, or a call that changes the state,
 * ends that.  *n is then the number of the next call, which needs a new state.  PLAYED if a call
 * was done; LACKING, LEFT_OUT_STEP, or FAILED, where p->failure says why. */
enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row, size_t *n);

/* --- the arguments of a call --------------------------------------------------------------- */

/* Set the step's arguments to the n plain ones, in the order of operations.def and without names.
 */
void grid_place_arguments(const struct grid *g, const struct arg *plain, size_t n,
                          struct step *call);

/* Set the step's argument i to the class of its kind.  False if the class makes no sense here. */
bool grid_argument(const struct grid *g, size_t i, size_t class, const struct value_facts *facts,
                   struct step *call);

/* The bytes for a set_slice, as many as its bounds say if they are integers. */
struct arg grid_exact_data(const struct step *call, const struct value_facts *facts);

/* Arguments that were left out leave no gaps in the call: those after one are given by name, or as
 * none in a slice.  False if that is not possible. */
bool grid_close_gaps(const struct grid *g, struct step *call);

#endif
