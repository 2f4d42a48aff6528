/* SPDX-License-Identifier: MIT */
#ifndef GATE_OPTIONS_H
#define GATE_OPTIONS_H

#include "gate.h"

struct gate_options {
	const char *base, *head;
	struct order order; /* without programs, scratch and random */
	long seed;
	const char *json, *markdown, *csv;
	bool self_test;
	const char *log; /* of the self-test */
	long live;       /* gates of either kind that it runs */
};

/* Read the command line.  Returns -1 to go on, or the status to exit with. */
int gate_options(struct gate_options *out, int argc, char **argv);

#endif
