/* SPDX-License-Identifier: MIT */
#ifndef GRID_H
#define GRID_H

/* Grids: an operation with every class of values of one argument, in every state that can
 * matter.  What is allowed the model says.  A grid goes on after a failure: each distinct one
 * is a cause (suite/causes.h) that names the state, the value, what was allowed and what was
 * found.
 *
 * The first argument, the object, stands for the states: its grid has all of them, with
 * plain values.  The grids of the other arguments have all values, in the states that matter
 * most.  Rows are those of a covering array (cover.h), so that every pair of two dimensions
 * occurs.
 *
 * A grid applies where a claimed document has the operation: what it finds elsewhere is not judged
 * yet. */

#include "suite.h"

/* The requirement grid.OPERATION.ARGUMENT. */
#define GRID(op, argument, sources_)                                                                     \
	REQUIREMENT(grid.op.argument, op, sources_, "For every " #argument " and in every state, " #op \
	            " does what the documents allow, and nothing else.", .needs = NEEDS_LINUX_PROC, .promised_only = true) \
	{                                                                                                \
		grid_run(OP_##op, #argument);                                                            \
	}

void grid_run(enum operation op, const char *argument);

#endif
