/* SPDX-License-Identifier: MIT */
#ifndef SHOW_H
#define SHOW_H

#include <stdio.h>

#include "options.h"

/* What a gate found.  The functions that take a FILE are for whole_file_write(): data is a struct shown, and
 * they return 0 or -errno. */
struct shown {
	const struct gate_options *options;
	const struct gate *gate;
};

void show_table(FILE *out, const struct shown *shown);
int show_markdown(FILE *out, const void *data);
int show_csv(FILE *out, const void *data);
int show_json(FILE *out, const void *data);

/* value as format says, or "-" if it is not above 0. */
const char *show_number(double value, const char *format, char room[24]);

/* The rows that were judged by counts, after those that were judged by time; nothing if there are none. */
void show_counts_table(FILE *out, const struct gate *gate);
void show_counts_markdown(FILE *out, const struct gate *gate);

/* How many rows were judged by time, or by counts. */
size_t show_rows_by(const struct gate *gate, enum by by);

#endif
