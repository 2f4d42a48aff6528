/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_JUNIT_H
#define OUTPUT_JUNIT_H

/* Results as JUnit's test cases. */

#include "output_matrix.h"

#include <stdio.h>

/* The element that a result is inside its <testcase>: "skipped", "failure" or "error"; NULL
 * for a success, and for no result. */
const char *junit_element(const json_t *result);

/* Write the result as a <testcase>. */
void junit_case(FILE *out, const struct matrix_column *column, const json_t *result);

/* Is the record a wrong entry of the column's list of known failures?  Such a one is a failed
 * test of its own. */
bool junit_listed(const json_t *record, const struct matrix_column *column);

/* The tests of a suite, wrong entries and a cell that never came to run among them; and those
 * of all suites, with the one skipped test of each absent implementation. */
struct junit_counts {
	size_t tests, failures, errors, skipped;
};

struct junit_counts junit_count(const struct matrix *m, size_t column);
struct junit_counts junit_count_all(const struct matrix *m);

#endif
