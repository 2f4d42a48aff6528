/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_REPORT_H
#define HARNESS_REPORT_H

#include <stdio.h>

#include "harness/measure_rows.h"

/* What a run is written to: a table for people, and result files. */

/* Warn if the file system of the run's file keeps files in memory alone: nothing can be evicted. */
void machine_warn(const struct run *run);

/* Describe the machine in a few lines for the top of the table, with warnings. */
void machine_head(FILE *out, const struct run *run);

/* Describe the machine, one "name: value" a line: processor, memory, kernel, file system,
 * read-ahead, huge pages, virtualisation, clock, Google Benchmark's build, and the run's settings.
 * This and the next two are for whole_output_write(): data is a struct run.  They return 0. */
int machine_write(FILE *out, const void *data);

/* Comma-separated values with a line of column names; a value that does not apply is empty.  One
 * line for each sample, the dropped ones too; one line for each row. */
int csv_samples(FILE *out, const void *data);
int csv_summary(FILE *out, const void *data);

/* Print each case with its question, a line for each row, then the reasons of what was not
 * measured. */
void table_print(FILE *out, const struct run *run);

/* Make dir if it is missing (not its parents), and check that it can be written to.  Returns 0 or
 * -errno. */
int output_prepare(const char *dir);

/* Write dir/name by whole_output_write().  Returns 0; or EXIT_USAGE after complain(). */
int output_file(const char *dir, const char *name, int (*write)(FILE *out, const void *data),
                const void *data);

/* Write the result files of the run into dir.  Returns as output_file(); files before the one that
 * failed are written. */
int output_write(const char *dir, const struct run *run);

#endif
