/* SPDX-License-Identifier: MIT */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <regex.h>
#include <stddef.h>
#include <stdint.h>

#include "bench.h"

/* How much work a run is. */
struct profile {
	const char *name;
	enum bench_profile level;
	size_t repetitions;
	uint64_t size;
	uint64_t warm_bytes;      /* see struct bench_setup */
	uint64_t cold_random_ops; /* see struct bench_setup */
};

struct options {
	const struct profile *profile;
	const char *dir;
	const char *out;    /* NULL for none */
	const char *counted; /* the file of counted_run(), which then is all that is done; or NULL */
	const char *filter; /* NULL for all */
	regex_t regex;      /* of filter */
	uint64_t size;
	size_t repetitions;
	uint64_t part;  /* percent of its usual work that a warm sample does */
	int list;
	int larger;     /* the series of larger.h instead of the rows */
	uint64_t limit; /* bytes of memory for it */
	int past;       /* seconds after the cache is full */
};

/* Read the command line.  Returns -1 to go on, or the status to exit with: what is wrong was then
 * said in one line on standard error, or help was asked for and printed. */
int options_parse(struct options *opt, int argc, char **argv);

/* Release what options_parse() took. */
void options_free(struct options *opt);

#endif
