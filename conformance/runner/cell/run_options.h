/* SPDX-License-Identifier: MIT
 *
 * What a run is asked to do. */
#ifndef CELL_RUN_OPTIONS_H
#define CELL_RUN_OPTIONS_H

#include <jansson.h>
#include <stdbool.h>

#include "adapter_description.h"

struct run_options {
	const char *dir;       /* under which the files are made */
	const char *filter;    /* glob of ids, NULL: all */
	const char *operation; /* only requirements about it, NULL: all */
	/* A control must not pass: one that does nothing, or refuses, must fail every required
	 * requirement after its fixture, unless the requirement says why it cannot; any other one
	 * must pass none. */
	enum control { PASSES, DOES_NOTHING, REFUSES, PASSES_NONE } must_fail;
	const char *known; /* file of known failures, NULL: the implementation's own */
	long jobs;         /* tests at the same time */
	bool strict, verbose;
	bool self_test; /* the runner's own tests instead of the requirements */
	bool explore;   /* the explorations instead: what is known need not show in each run */
	enum adapters {
		ADAPTERS_AUTO,
		ADAPTERS_FRESH,
		ADAPTERS_WARM
	} adapters;     /* a process for each test? */
	bool fail_fast; /* stop at the first unexpected result */
	double timeout_multiplier;
	const json_t *given; /* [name, value or null] of each option, in order */
	const json_t *only;  /* targets and ids (command/failed_from.c), NULL: all */
	/* NULL, or for each cell that ran its name "cell", and the list of known failures "known"
	 * as known_apply() left it, from "path". */
	json_t *lists;
	enum debug { DEBUG_NOTHING, DEBUG_ADAPTER, DEBUG_TEST } debug; /* what gdb is started on */
};

/* --- selection.c ------------------------------------------------------------------------------ */

/* Is that requirement selected for the target of that label? */
bool run_selects(const struct run_options *options, const char *label, const struct requirement *r);

#endif
