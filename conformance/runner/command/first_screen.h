/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_FIRST_SCREEN_H
#define COMMAND_FIRST_SCREEN_H

/* The first screen: a row for each cell, the worst new result, what is absent. */

#include <jansson.h>
#include <stdio.h>

#include "command/skips.h"
#include "requirement.h"

/* Print the screen, coloured where terminal_coloured() says so. */
void screen_print(FILE *out, const json_t *records);

/* Print of it what is no result: what is wrong with the known failures, the causes of skips, and
 * what is absent. */
void screen_print_remarks(FILE *out, const json_t *records);

/* --- print_causes.c -------------------------------------------------------------------------- */

/* Print the causes of the result, if it has any: a line for each, and one for its handles; after
 * the first most of them "and 3 more causes". */
void causes_print(FILE *out, const json_t *result, size_t most);

/* Print one of them as that number: "  cause 2 (seen 3 times; known: REASON): MESSAGE". */
void cause_print(FILE *out, const json_t *cause, size_t number);

/* --- cell_tallies.c: the cells of the records ------------------------------------------------ */

enum { LEVELS = 3 }; /* enum level */

/* How the results of one level came out. */
struct tally {
	int passed, failed, known, errors, applied; /* a skip does not apply */
	int new_passes;                             /* listed as failing, and passes */
	int unexpected; /* results that are not as expected: these fail a run */
};

struct screen_cell {
	const char *id;
	const json_t *record; /* the cell's record, or NULL if there are only results */
	char *label;          /* no other cell has the same */
	struct tally tallies[LEVELS];
	size_t skipped;
	struct coverage coverage;
};

struct screen_cells {
	struct screen_cell *at; /* in the order of the records */
	size_t count;
};

/* They point into records, which must live longer. */
struct screen_cells screen_cells_make(const json_t *records);
void screen_cells_free(struct screen_cells *cells);

/* The cell of that id, or NULL. */
const struct screen_cell *screen_cell_of(const struct screen_cells *cells, const char *id);

/* Append a page size: "4 KiB pages". */
void screen_pages(struct line *out, json_int_t bytes);

/* --- summary_table.c ------------------------------------------------------------------------- */

/* Print how each cell came out, as an aligned table of counts over what applies to it: never
 * as percentages, so that few claims do not look better. */
void screen_table(FILE *out, const struct screen_cells *cells);

#endif
