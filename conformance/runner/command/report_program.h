/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_REPORT_PROGRAM_H
#define COMMAND_REPORT_PROGRAM_H

/* Outputs that the Python program conformance/report/report makes of records.  It gets them, and
 * all requirements, as files in memory, and its output is collected in one. */

#include <jansson.h>
#include <stdio.h>

struct report_order {
	const char *format;    /* one of conformance/report/main.py */
	const json_t *records; /* arrays; NULL: the format takes none */
	const json_t *before;  /* a diff: the records to compare with */
	const json_t *lists;   /* findings, known-failures: the lists of known failures */
	const char *style;     /* a diff: text (NULL), markdown or json */
	const char *plots;     /* a page: the folder of its plots, or NULL */
};

/* Write the output to out.  Returns what the program answers: 0; or 1 for a diff with a new
 * failure, and for findings that are incomplete.  Returns -1, after one line on standard error
 * and with nothing written, if there is no output. */
int report_make(FILE *out, const struct report_order *order);

/* Write the output to path, as whole_output.h says; NULL: to nowhere.  Returns as report_make(). */
int report_write(const char *path, const struct report_order *order);

/* The same with an order that has only these. */
int report_records(const char *path, const char *format, const json_t *records);

#endif
