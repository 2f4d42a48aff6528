/* SPDX-License-Identifier: MIT
 *
 * The records of a cell and of its results (records.h). */
#ifndef CELL_CELL_RECORDS_H
#define CELL_CELL_RECORDS_H

#include <jansson.h>
#include <stdbool.h>

#include "adapters/targets.h"
#include "cell/broker.h"
#include "cell/known.h"
#include "cell/run_options.h"
#include "describe.h"

/* A target in one directory. */
struct cell {
	const struct target *target;
	const struct run_options *options;
	struct description description; /* zeros if the target does not answer hello */
	struct cell_facts facts;
	json_t *environment; /* environment_json() of the directory */
	json_t *known;       /* the list of known failures */
	json_t *name;        /* of the cell, as all of its records have it */
	bool reuse;          /* an adapter is leased again as long as it is fit for that */
};

/* Set name, of target, environment and description; the records need it. */
void cell_name(struct cell *c);

/* The record of the cell, without what the run itself adds to it. */
json_t *cell_record(const struct cell *c);

/* The record of a requirement that came out so, and the same with all that its run left. */
json_t *cell_result(const struct cell *c, const struct requirement *r, const char *status,
		    const char *message, const char *stage);
json_t *cell_ran(const struct cell *c, const struct broker_result *result);

#endif
