/* SPDX-License-Identifier: MIT */
#ifndef CELL_KNOWN_UPDATE_H
#define CELL_KNOWN_UPDATE_H

/* --update-known-failures: the lists of known failures, rewritten so that the same run is
 * as expected.  Each cell that ran bears witness for or against the entries whose
 * requirement was selected and whose conditions hold there:
 *
 *	for      the test fails as the entry's pattern says;
 *	against  it passes, does not apply, or fails otherwise;
 *	neither  it was skipped, or came to no verdict.
 *
 * An entry with no witness against it stays as it is.  One with witnesses against it is
 * removed when nothing speaks for it, as is one of an unknown id, which fails every run.
 * But it stays, with the targets that speak against it in the condition "except", when
 * another target of this run speaks for it, or when --impl named single targets and its
 * condition "column" does not: then targets that were not asked may need it.  A failure
 * that is not as expected and that no entry explains gets a new entry at the list's end,
 * for its target alone, with KNOWN_UNEXPLAINED for a reason: `mmapspec list --findings`
 * complains of it until it is replaced. */

#include <jansson.h>

#include "adapters/targets.h"
#include "cell/known.h"
#include "cell/run_options.h"

#define KNOWN_UNEXPLAINED "TODO: not yet explained"

/* lists is {PATH: LIST}, and a LIST
 *
 *	{"known": what was read, "new": entries to add, "single": true if --impl named a
 *	 column of it, "witnesses": one for each entry of "known":
 *		{"for": true or absent, "against": {LABEL: WHY}, "unknown": true or absent}} */
struct known_update {
	const char *impl, *named;
	json_t *lists;
};

/* impl is what --impl says, and named the list that --known-failures names; either may be
 * NULL.  A named list that does not exist is made, were it empty. */
struct known_update *known_update_new(const char *impl, const char *named);
void known_update_free(struct known_update *u);

struct known_cell {
	const struct target *target;
	const struct cell_facts *facts;
	const struct run_options *options;
	const json_t *records; /* with the cell's results */
	const char *id;
};

/* What the cell shows about the list known, which was read from path. */
void known_update_cell(struct known_update *u, const char *path, json_t *known,
		       const struct known_cell *cell);

/* Write the lists that change, each whole or not at all, and print what changes; nothing
 * after a partial run.  Returns 0, or EXIT_USAGE after one line. */
int known_update_write(struct known_update *u, const json_t *records);

/* --- known_pattern.c ------------------------------------------------------------------ */

/* The glob for a failure's message: what differs from run to run (numbers, names of files)
 * is left open.  To be freed; NULL when memory is out. */
char *known_pattern(const char *message);

/* word with a backslash before what a glob takes for more than itself; to be freed. */
char *known_literal(const char *word);

/* --- known_write.c ---------------------------------------------------------------------- */

/* Write the list, a finding once with the entries that name it one after the other.  A list that
 * was read from such a file changes only in the lines of the entries that changed.  Returns 0, or
 * -1 after one line. */
int known_write(const json_t *known, const char *path);

#endif
