/* SPDX-License-Identifier: MIT */
#ifndef GRID_ROW_H
#define GRID_ROW_H

/* The dimensions of a grid, and one of its rows. */

#include "state.h"

enum { GRID_ARGUMENTS = 8, GRID_DIMENSIONS = 5 + GRID_ARGUMENTS };

/* The first five values of a row are those of struct state; then the class of each argument
 * from the second on.
 *
 * To reach a state costs more than a call.  Therefore a grid of values asks several times in each:
 * a row has a group of classes in place of the class of the argument that it is about.  The
 * other arguments change from call to call. */
struct grid {
	enum operation op;
	size_t focus; /* the argument that the grid is about, from 0 */
	size_t count; /* arguments */
	struct operation_argument arguments[GRID_ARGUMENTS];
	unsigned char sizes[GRID_DIMENSIONS];
	/* Of the other arguments only some classes are used: their numbers, and how many. */
	unsigned char classes[GRID_ARGUMENTS][8], chosen[GRID_ARGUMENTS];
	unsigned char fitting[GRID_ARGUMENTS]; /* which of them most calls are allowed with */
	int left_out[GRID_ARGUMENTS];          /* the class that leaves it out; -1 if none does */
	unsigned char groups;                  /* of classes; 0: a row has one class */
	int lengthy; /* the class of long values, a group of its own; -1 if there is none */
	bool constructor;
};

/* Which dimensions the grid has, for the implementation that is talked to. */
void grid_define(struct grid *g, enum operation op, const char *argument);

/* For cover_pairs(): which pairs it wants; data is the grid. */
int grid_about(const struct grid *g);
bool grid_possible(const unsigned char *row, size_t filled, void *data);

/* For it too: with such a value the operation is refused or has nothing to do, whatever else the
 * row has. */
bool grid_hiding(size_t dimension, unsigned char value, void *data);

/* The classes of descriptors that a constructor is given: how many, and their names. */
unsigned char grid_descriptors(void);
const char *grid_descriptor_name(unsigned char class);

/* Call n of the row of a constructor; call is what it asks for at last. */
enum played grid_construct(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t n, const struct state *s, struct step *call);

/* Can the argument be given by its name, so that those before it may be left out? */
bool grid_names(const struct grid *g, size_t i);

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

/* How many calls the row has, and what call n has in place of the row: a class of each argument.
 * False if it makes no sense. */
size_t grid_calls(const struct grid *g, const unsigned char *row);
bool grid_call(const struct grid *g, const unsigned char *row, size_t n, unsigned char *out);

/* Reach the row's state and do its calls from *n on.  A failure, or a call that changes the state,
 * ends that: *n is then the number of the next call, which needs a new state.  PLAYED if a call was
 * done; LACKING, LEFT_OUT_STEP, or FAILED, where p->failure says why. */
enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row, size_t *n);

/* Reach the state, do call n again and again, and compare the memory that the process has: a call
 * that keeps something each time is FAILED. */
enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t n);

#endif
