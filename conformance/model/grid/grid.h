/* SPDX-License-Identifier: MIT */
#ifndef GRID_H
#define GRID_H

/* Grids: an operation with every class of values of one argument, in every state that can matter.
 * The model says what is allowed.  A grid goes on after a failure.  Each distinct failure is a
 * cause (suite/causes.h) that names the state, the value, what was allowed and what was found.
 *
 * The first argument, the object, stands for the states: its grid has all of them, with plain
 * values.  The grids of the other arguments have all values, in the states that matter most.  The
 * rows are those of a covering array (cover.h): every pair of two states occurs in the grid of the
 * states, and every value in each state in its own grid. */

#include "suite.h"

/* The requirement grid.OPERATION.ARGUMENT. */
#define GRID(op, argument, sources_)                                                                     \
	REQUIREMENT(grid.op.argument, op, sources_, "For every " #argument " and in every state, " #op \
	            " does what the documents allow, and nothing else.", .needs = NEEDS_LINUX_PROC) \
	{                                                                                                \
		grid_run(OP_##op, #argument);                                                            \
	}

/* Run the grid as the body of a test. */
void grid_run(enum operation op, const char *argument);

#endif
