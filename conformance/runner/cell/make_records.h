/* SPDX-License-Identifier: MIT
 *
 * The records of a cell and of its results (records.h). */
#ifndef CELL_MAKE_RECORDS_H
#define CELL_MAKE_RECORDS_H

#include <jansson.h>
#include <stdbool.h>

#include "adapters/discover_targets.h"
#include "cell/test_loop.h"
#include "cell/known.h"
#include "cell/run_options.h"
#include "adapter_description.h"

/* A target in one directory. */
struct cell {
	const struct target *target;
	const struct run_options *options;
	struct description description; /* zeros if the target does not answer hello */
	json_t *environment;            /* environment_json() of the directory */
	json_t *known;                  /* the list of known failures */
	json_t *name;                   /* of the cell, as all of its records have it */
	bool reuse; /* an adapter is leased again as long as it is fit for that */
};

/* Set name, of target, environment and description; the records need it. */
void cell_name(struct cell *c);

/* The record of the cell, without what the run itself adds to it. */
json_t *cell_record(const struct cell *c);

/* The record of a requirement that came out so, and the same with all that its run left. */
json_t *cell_result(const struct cell *c, const struct requirement *r, const char *status,
                    const char *message, const char *stage);
json_t *cell_ran(const struct cell *c, const struct broker_result *result);

/* --- expectation.c: a control must fail; any other implementation must pass what its list of known
 * failures does not name, and fail what it names ------------------------------------------------
 */

/* Judge the status, message and stage of the requirement's test.  Of the known failures
 * those for the requirement that hold apply.  What is to be said about it is set in its record, as
 * "note" or "known". */
bool expectation_met(const struct run_options *options, const struct requirement *r,
                     const json_t *known, const char *status, const char *message,
                     const char *stage, json_t *record);

/* --- expected_causes.c: a failure with several causes --------------------------------------------
 */

/* The same for a record with "causes", each of which an entry must explain, and each entry must
 * explain one.  Sets the record's message, and "known" in each cause that is explained. */
bool causes_expected(const struct run_options *options, const struct requirement *r,
                     const json_t *known, json_t *record);

/* The "known" of what the entry explains; a new reference. */
json_t *known_json(const json_t *entry);

/* --- rerun_command.c ----------------------------------------------------------------------- */

/* The command line that runs the requirement again: called as this program was, on the same
 * adapter and directory, with the options that decide how it comes out.  To be freed. */
char *rerun_command(const struct target *target, const struct run_options *options, const char *id);

/* --- environment.c ------------------------------------------------------------------------- */

/* The members of a cell's record that describe machine and directory. */
json_t *environment_json(const char *dir);

/* What dir can do, as the bits of enum needed. */
unsigned abilities_probe(const char *dir);

#endif
