/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_DIFF_H
#define OUTPUT_DIFF_H

/* Two matrices side by side.  Columns are the same when their labels are; of what is left
 * over, when both sides have one column of an implementation. */

#include "output_matrix.h"

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

/* Write the facts of a column that changed: one that only one side has is one line, not one
 * for each requirement. */
void diff_facts(FILE *out, const struct diff *d, size_t column);

#endif
