/* SPDX-License-Identifier: MIT */
#ifndef RUN_ARGUMENTS_H
#define RUN_ARGUMENTS_H

/* The options of mmapspec run. */

#include "runner.h"

struct arguments {
	struct run_options run;
	const char *impl, *exec, *json, *junit, *tap, *failed_from;
	const char *markdown, *keep_replays, *replay;
	long max_skips; /* in a cell; -1: any number */
	long repeat;    /* 0: not said */
	bool until_fail, update, check, differs, print_cells, help;
	json_t *given;  /* [name, value or null] of each option, in order */
	json_t *only;   /* what --failed-from FILE selects (run_failed.c), or NULL */
};

/* Read the options of argv into *a.  Returns 0, or EXIT_USAGE after one line.  Either way
 * *a is to be given to arguments_free. */
int arguments_parse(int argc, char **argv, struct arguments *a);
void arguments_free(struct arguments *a);

extern const char run_help[];

/* --- run_values.c: the values of options; each returns 0, or EXIT_USAGE after one line ------ */

int set_edition(const char *edition);
int set_operation(struct run_options *run, const char *name);
int set_must_fail(struct run_options *run, const char *kind);
int set_adapters(struct run_options *run, const char *kind);
int set_debug(struct run_options *run, const char *what);
int set_multiplier(struct run_options *run, const char *text);
int set_number(long *out, const char *name, const char *text, long least);

/* An id that is spelled out must exist. */
int check_filter(const char *filter);

#endif
