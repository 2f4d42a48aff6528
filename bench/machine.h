/* SPDX-License-Identifier: MIT */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdio.h>

#include "place.h"
#include "run.h"

struct machine {
	const struct run *run;
	const struct place *place;
};

/* Describe what was measured on, one "name: value" a line: processor, memory, kernel, file system,
 * read-ahead, huge pages, virtualisation, clock, Google Benchmark's build, and the run's settings.
 * For whole_file_write(): data is a struct machine.  Returns 0. */
int machine_write(FILE *f, const void *data);

/* The same in a few lines for the top of a table, with a warning where one is due. */
void machine_head(FILE *f, const struct machine *m);

#endif
