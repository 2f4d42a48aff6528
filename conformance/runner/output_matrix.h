/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_MATRIX_H
#define OUTPUT_MATRIX_H

/* Records seen as a matrix: a column for each cell in the order of the records, a row for
 * each requirement in the order of the ids.  A matrix points into its records, which
 * must live longer.  Of two results for the same place the later one counts. */

#include "records.h"
#include "requirement.h"

struct matrix_column {
	const char *cell;
	const json_t *record; /* the cell's record, or NULL when only results are there */
	char *label;          /* no other column of the matrix has the same */
	size_t results;
};

struct matrix_row {
	const char *id, *level;
	const struct requirement *requirement; /* NULL: this suite has none of that id */
	const json_t **results; /* one for each column; NULL: does not apply there */
};

struct matrix {
	const json_t *records;
	struct matrix_column *columns;
	size_t column_count;
	struct matrix_row *rows;
	size_t row_count;
};

/* Returns 0; or -1 after one line on standard error, with nothing to free. */
int matrix_make(struct matrix *out, const json_t *records);
void matrix_free(struct matrix *m);

/* The column of that cell, or NULL. */
const struct matrix_column *matrix_column_of(const struct matrix *m, const char *cell);

/* Give every column a label of its own: that of its record, and as much of file system,
 * page size and cell as it takes.  Returns 0, or -1 when memory is out. */
int matrix_label(struct matrix *m);

/* What one result means to the reader. */
enum standing {
	STANDS_NOWHERE,   /* does not apply: the result is NULL */
	STANDS_PASS,
	STANDS_VALUE,     /* a value was recorded, nothing was judged */
	STANDS_SKIP,
	STANDS_KNOWN,     /* a listed failure */
	STANDS_TOLERATED, /* a failure that nobody listed and that does not fail the run */
	STANDS_NEW_PASS,  /* listed as failing, and passes */
	STANDS_NEW,       /* any other result that is not as expected */
};

enum standing result_standing(const json_t *result);

/* True for skip. */
bool result_skipped(const json_t *result);

/* True for fail, crash, timeout and error. */
bool result_bad(const json_t *result);

/* How bad a result that is not as expected is: 0 when it is as expected, RESULT_WORST for a
 * crash on a required row. */
enum { RESULT_WORST = 18 };
int result_badness(const json_t *result);

/* A test of results, and of two of them. */
typedef bool result_test(const json_t *result);
typedef bool result_pair_test(const json_t *a, const json_t *b);

/* Put the columns of row whose results are wanted into groups of results that are the same:
 * leader[i] is the first column of i's group, or SIZE_MAX when i's is not wanted. */
void row_group(const struct matrix *m, const struct matrix_row *row, result_test *wanted,
	       result_pair_test *same, size_t *leader);

/* Is one of the row's results wanted? */
bool row_any(const struct matrix *m, const struct matrix_row *row, result_test *wanted);

/* Did the row come out in two ways, or with two values?  Only what ran counts. */
bool row_differs(const struct matrix *m, const struct matrix_row *row);

/* The tests of which row_differs is made: it ran to a verdict; verdict and value agree. */
bool result_ran(const json_t *result);
bool result_same(const json_t *a, const json_t *b);

#endif
