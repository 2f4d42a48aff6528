/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_DIFF_H
#define OUTPUT_DIFF_H

/* Two matrices side by side.  Columns are the same when their labels are; of what is left
 * over, when both sides have one column of an implementation. */

#include "output_matrix.h"
#include "value.h"

/* A requirement, and its row in either matrix or NULL. */
struct row_pair {
	const char *id;
	const struct matrix_row *before, *after;
};

/* A column, and its index in either matrix or SIZE_MAX. */
struct column_pair {
	const char *label;
	size_t before, after;
};

struct diff {
	struct matrix before, after;
	struct row_pair *rows;
	struct column_pair *columns;
	size_t row_count, column_count;
};

/* Returns 0; or -1 after one line on standard error, with nothing to free. */
int diff_make(struct diff *out, const json_t *before, const json_t *after);
void diff_free(struct diff *d);

/* The results of a row and a column, each NULL when there is none. */
const json_t *diff_before(const struct row_pair *row, const struct column_pair *column);
const json_t *diff_after(const struct row_pair *row, const struct column_pair *column);

/* Do both sides have that column? */
bool diff_paired(const struct column_pair *column);

/* --- output_diff_changes.c ------------------------------------------------------------ */

enum change {
	NEW_FAILURE,
	FIXED,
	NEW_SKIP,
	RUN_AGAIN,
	CHANGED,
	APPEARED,
	DISAPPEARED,
	CHANGES,
	SAME = CHANGES,
};

/* "new failures", or "new failure" when there is one. */
const char *diff_title(enum change change, size_t count);

/* What the result of a row and a column did; SAME in a column that not both sides have, or
 * that broke down. */
enum change diff_change(const struct diff *d, size_t row, size_t column);

/* Why a column that ran before does not come to run now, which is a new failure; else NULL. */
const char *diff_breakdown(const struct diff *d, size_t column);

size_t diff_count(const struct diff *d, enum change change);

/* "pass", a recorded value, or "nothing" without a result; and why it is bad or skipped. */
const char *diff_outcome(const json_t *result);
const char *diff_why(const json_t *result);

/* --- output_diff_facts.c -------------------------------------------------------------- */

/* Hand on the facts of a column that changed, each as a line of text: a column that only one
 * side has is one, not one for each requirement; what several columns share is said of the
 * first.  A line that failed is handed on too. */
typedef void diff_sink(void *to, const struct line *fact);
void diff_facts(const struct diff *d, size_t column, diff_sink *sink, void *to);

/* Has only one side that column?  Then, how many results it has, and how many of them are
 * failures. */
bool diff_alone(const struct diff *d, size_t column, size_t *results, size_t *failures);

/* The names of the facts that are compared, NULL at the end; and whether the fact of that
 * name is another in the two runs of a column that both have. */
extern const char *const diff_fact_names[];
bool diff_fact(const struct diff *d, size_t column, const char *name, const json_t **before,
	       const json_t **after);

/* --- outputs: each returns 0, or -1 after one line on standard error ---------------------- */

/* As text; as Markdown of limited size, for a CI summary; as one JSON object
 * (conformance/diff.schema.json). */
int output_diff(FILE *out, const struct diff *d);
int output_diff_markdown(FILE *out, const struct diff *d);
int output_diff_json(FILE *out, const struct diff *d);

#endif
