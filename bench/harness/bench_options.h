/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_BENCH_OPTIONS_H
#define HARNESS_BENCH_OPTIONS_H

#include <regex.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harness/case.h"

/* How much work a run is. */
struct profile {
	const char *name;
	enum profile_level level;
	long repetitions;
	uint64_t size;
	uint64_t warm_bytes;      /* see struct setup */
	uint64_t cold_random_ops; /* see struct setup */
};

enum { EXTRA_WORK_MAX = 4 };

struct options {
	const struct profile *profile;
	enum profile_level level;
	const char *dir;
	const char *out;     /* NULL for none */
	const char *counted; /* the file of run_count(), which is then all that is done; or NULL */
	const char *filter;  /* NULL for all */
	regex_t regex;       /* of filter */
	uint64_t size;
	long repetitions;
	long part; /* percent of its usual work that a warm sample does */
	bool list;
	bool larger;    /* larger_than_memory() instead of the rows */
	uint64_t limit; /* bytes of memory for it */
	long past;      /* seconds after the cache is full */
	/* Rows do more than they account for, so that what looks for slow rows (the gate) can be
	 * tested on real ones. */
	struct extra_work {
		unsigned percent;
		regex_t rows;
	} extra[EXTRA_WORK_MAX];
	size_t nextra;
};

/* Read the command line.  Returns -1 to go on, or the status to exit with. */
int bench_options(struct options *opt, int argc, char **argv);

#endif
