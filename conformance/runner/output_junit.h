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

#endif
