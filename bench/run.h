/* SPDX-License-Identifier: MIT */
#ifndef RUN_H
#define RUN_H

#include "options.h"
#include "result.h"
#include "summary.h"

/* A finished or interrupted run: what every writer of results needs. */
struct run {
	const struct options *opt;
	struct result *results;
	size_t nresults;
	struct summary *sums; /* of the same number and order */
	char *json;           /* as Google Benchmark wrote it */
	int signal;           /* that interrupted the run, or 0 */
};

#endif
