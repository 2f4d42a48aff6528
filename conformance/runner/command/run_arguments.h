/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_RUN_ARGUMENTS_H
#define COMMAND_RUN_ARGUMENTS_H

/* The options of mmapspec run. */

#include <jansson.h>
#include <stdbool.h>

#include "cell/run_options.h"

struct arguments {
	struct run_options run;
	const char *impl, *exec, *json, *junit, *tap, *failed_from;
	const char *markdown, *keep_replays, *replay;
	long max_skips; /* in a cell; -1: any number */
	long repeat;    /* 0: not said */
	int edition;    /* 0: not said */
	bool until_fail, update, check, differs, print_cells;
	json_t *given;  /* [name, value or null] of each option, in order */
	json_t *only;   /* what --failed-from FILE selects (run_failed.c), or NULL */
};

/* Read the options of argv into *a.  Returns -1 to go on, or the status to exit with.  Either way
 * *a is to be given to arguments_free. */
int arguments_parse(int argc, char **argv, struct arguments *a);
void arguments_free(struct arguments *a);

#endif
