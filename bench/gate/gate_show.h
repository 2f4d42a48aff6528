/* SPDX-License-Identifier: MIT */
#ifndef GATE_SHOW_H
#define GATE_SHOW_H

#include <stdio.h>

#include "gate_options.h"

/* What a gate found.  The functions that take a FILE are for whole_output_write(): data is a struct
 * shown, and they return 0 or -errno. */
struct shown {
	const struct gate_options *options;
	const struct gate *gate;
};

/* For people: show_table.c. */
int show_table(FILE *out, const void *data);
int show_markdown(FILE *out, const void *data);

/* For programs: show_data.c. */
int show_csv(FILE *out, const void *data);
int show_json(FILE *out, const void *data);

#endif
