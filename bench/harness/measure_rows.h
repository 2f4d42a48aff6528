/* SPDX-License-Identifier: MIT */
#ifndef MEASURE_ROWS_H
#define MEASURE_ROWS_H

#include "harness/case.h"
#include "harness/bench_options.h"

/* All that was measured of one row.  Every sample is kept, the dropped ones too. */
struct result {
	const struct row *row;
	struct sample *samples; /* in the order in which they were taken */
	size_t nsamples;
	size_t valid, dropped;
	int skipped; /* the row is not repeated any more */
};

/* The selected rows, and what was measured of them. */
struct run {
	const struct options *opt;
	struct data_file *file; /* NULL if rows are only listed */
	struct result *results;
	size_t nresults;
	struct summary *sums; /* of the same number and order; see summary.h */
	char *json;           /* as Google Benchmark wrote it */
	int signal;           /* that interrupted the run, or 0 */
};

/* Select rows by the options.  If they are not only listed, the row of the case "empty" is always
 * among them: every table shows the harness's own cost.  Returns how many rows the filter
 * matched. */
size_t run_select(struct run *run, const struct row *rows, size_t nrows);

/* Tell the selected rows their --extra-work.  Returns NULL; or the name of a row that cannot do
 * more, in a static buffer. */
const char *run_add_extra_work(const struct run *run);

/* Measure the selected rows, with progress on standard error if that is a terminal. */
void run_measure(struct run *run);

/* Let Google Benchmark drive nreps repetitions of each of the n rows, in random order, so that a
 * disturbance of the machine meets all rows.  The samples are left in results.  Returns Google
 * Benchmark's own report in JSON. */
char *google_benchmark(struct result *results, size_t n, size_t nreps, const char *profile);

/* One repetition of r's row: take samples until one is valid, at most 3.  Returns the valid sample;
 * or NULL, with the reason in *why. */
const struct sample *run_repeat(struct result *r, const char **why);

/* Do the work of each selected row once, for a tool that counts what a process executes.
 *
 * After a row's untimed preparation two child processes are forked.  The first one exits at once,
 * the second one runs the row's body and exits.  The tool counts both from the start of the
 * program, so the difference of the two is the body alone.
 *
 * Only rows whose own code does their work can be counted: a cold row waits for the device, and the
 * work of a row without row_functions.more is done by the kernel, by another process or by several
 * threads.
 *
 * Writes one line for each row to path: name, operations, process ids of the two children, reason.
 * Both ids are 0 if the row was not counted; only then there is a reason, which may hold commas.
 * Returns 0 or -errno. */
int run_count(const struct run *run, const char *path);

#endif
