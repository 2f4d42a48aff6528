/* SPDX-License-Identifier: MIT */
#ifndef OUTPUTS_H
#define OUTPUTS_H

/* What is made of records.  Each function returns 0, or -1 after one line on standard
 * error that says what failed and where.  A path is as whole_file.h says. */

#include "records.h"

#include <stdio.h>

/* The first screen: a row for each cell, the worst new result, what is absent. */
void output_screen(FILE *out, const json_t *records);

/* Each requirement that did not come out the same everywhere, and who did what. */
void output_differs(FILE *out, const json_t *records);

/* One <testsuite> a cell with its counts, the environment in its properties, skip reasons
 * kept; a listed failure counts as skipped with its reason.  What is absent is a suite of one
 * skipped test. */
int output_junit(const char *path, const json_t *records);

/* TAP 13: one point a result, "# SKIP reason" and "# TODO reason" (a listed failure). */
int output_tap(const char *path, const json_t *records);

/* The matrix and what is new for a CI summary, in at most 512 KiB: each row and item is there
 * whole or not at all, and the last line counts those that are not. */
int output_markdown(const char *path, const json_t *records);

/* The report page: the first screen, what differs or is new, the matrix with a page for each
 * cell that is no plain pass, the environment, the plots found in the folder plots (NULL:
 * none) with their tables, inlined. */
int output_html(const char *path, const json_t *records, const char *plots);

#endif
