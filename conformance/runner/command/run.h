/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_RUN_H
#define COMMAND_RUN_H

/* What mmapspec run is made of.  Each function that returns int returns an exit code, and
 * has said why in one line when that is EXIT_USAGE. */

#include <jansson.h>
#include <stdbool.h>

#include "adapters/discover_targets.h"
#include "cell/run_options.h"

/* --- run_arguments.c: the options of mmapspec run --------------------------------------------- */

struct arguments {
	struct run_options run;
	const char *impl, *exec, *json, *junit, *tap, *failed_from;
	const char *markdown, *keep_replays, *replay;
	long max_skips; /* in a cell; -1: any number */
	long repeat;    /* 0: not said */
	int edition;    /* 0: not said */
	int flavour;    /* the same */
	bool until_fail, update, check, differs, print_cells;
	json_t *given; /* [name, value or null] of each option, in order */
	json_t *only;  /* what --failed-from FILE selects (failed_from.c), or NULL */
};

/* What no option says.  *a is to be given to arguments_free. */
void arguments_begin(struct arguments *a);

/* Returns 0, or EXIT_USAGE after a line: options exclude each other, or name what is not there. */
int arguments_check(const struct arguments *a);

/* Read the options of argv into *a.  Returns -1 to go on, or the status to exit with.  Either way
 * *a is to be given to arguments_free. */
int arguments_parse(int argc, char **argv, struct arguments *a);
void arguments_free(struct arguments *a);

/* --- run.c -------------------------------------------------------------------- */

/* One run of all targets; appends to records. */
int run_targets(const struct arguments *a, const struct targets *targets, json_t *records);

/* Find what --impl or --exec names. */
int find_targets(const struct arguments *a, struct targets *targets);

/* --- finish_run.c: what the records come to --------------------------------------------- */

/* Is anything of it not as expected? */
bool outcome_unexpected(const json_t *records);
size_t outcome_results(const json_t *records);

/* The exit status that they come to. */
int outcome_judge(const struct arguments *a, const json_t *records);

/* Show the records and write the files that were asked for, then judge them.  Failures get
 * their programs if one of the files has them. */
int outcome_tell(const struct arguments *a, json_t *records);

/* --- known_update.c ------------------------------------------------------------------------- */

/* Write the lists of a->run.lists that change, each whole or not at all, and print what changes;
 * nothing, after one line on standard error, if not every target ran to its end. */
int known_update(const struct arguments *a, const json_t *records);

/* --- repetitions.c -----------------------------------------------------------------------------
 */

/* Run as often as asked.  The outputs are those of the first repetition that was not as
 * expected, else of the last one. */
int run_repeated(const struct arguments *a, const struct targets *targets);

/* --- failed_from.c -----------------------------------------------------------------------------
 */

/* Read the results of --failed-from into a->only: {LABEL: {ID: true, ...}}, or {LABEL: true}
 * for a target that never came to run.  EXIT_NOTHING after one line when all was as
 * expected. */
int failed_read(struct arguments *a);

/* The targets of a->only as --impl takes them; to be freed. */
char *failed_names(const struct arguments *a);

/* Drop the targets in which nothing failed. */
void failed_keep(const struct arguments *a, struct targets *targets);

/* --- print_cell_commands.c
 * ------------------------------------------------------------------------------
 */

/* Print a command line for each target that can be run here, with the other options as they
 * were given.  Files of results get the target's label before their extension. */
int cells_print(const struct arguments *a, const struct targets *targets);

/* --- check.c -----------------------------------------------------------------------------------
 */

/* Validate an adapter and speak plainly about what it lacks. */
int check_adapter(const struct target *target);

#endif
