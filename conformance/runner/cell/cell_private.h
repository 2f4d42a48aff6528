/* SPDX-License-Identifier: MIT */
#ifndef CELL_PRIVATE_H
#define CELL_PRIVATE_H

/* One cell while it runs, for the files that share it. */

#include "adapters/targets.h"
#include "cell/broker.h"
#include "cell/known.h"
#include "cell/run_options.h"
#include "describe.h"

struct cell {
	const struct target *target;
	const struct run_options *options;
	struct description description;
	struct cell_facts facts;
	json_t *environment, *known, *records;
	json_t *name; /* of the cell, as all of its records have it */
	const char *id; /* its text */
	const struct requirement **selected;
	size_t count, done;
	double start; /* seconds until an adapter's first answer */
	bool *seen;
	bool warm;    /* an adapter serves many tests, as long as it stays clean */
	bool stopped; /* at an unexpected result, as asked */
	bool starved; /* memory ran out: something is not in the records */
};

/* --- cell_record.c: what is recorded.  Where memory is out, starved is set, and what is
 * returned may be NULL, which the others take. ---------------------------------------------- */

/* Set a member of a record; value is given away. */
void cell_set(struct cell *c, json_t *record, const char *name, json_t *value);

/* The same for a text, as text_json keeps it; for none, or an empty one, nothing. */
void cell_set_text(struct cell *c, json_t *record, const char *name, const char *text);

/* Give the record to those of the run. */
void cell_append(struct cell *c, json_t *record);

/* Set name and id, of target, environment and description; the records need them. */
void cell_name(struct cell *c);

/* The record of the cell, without what the run itself adds to it. */
json_t *cell_record(struct cell *c);

/* The record of a requirement that came out so, and the same with all that its run left. */
json_t *cell_result(struct cell *c, const struct requirement *r, const char *status,
		    const char *message, const char *stage);
json_t *cell_ran(struct cell *c, const struct broker_result *result);

/* --- cell_rerun.c ----------------------------------------------------------------------------- */

/* Set the command line that runs the requirement again: called as this program was, on the
 * same adapter and directory, with the options that decide how it comes out. */
void cell_rerun(struct cell *c, const struct requirement *r, json_t *record);

/* --- cell_judge.c ---------------------------------------------------------------------------- */

/* Is this result as it should be?  What is to be said about it is set in its record. */
bool cell_expects(struct cell *c, const struct requirement *r, const char *status,
		  const char *message, const char *stage, json_t *record);

#endif
