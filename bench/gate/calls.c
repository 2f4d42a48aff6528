/* SPDX-License-Identifier: MIT */
/* System calls of a sample.  strace writes each down; the benchmark reads its counters by getrusage()
 * right before and after what it times (bench/counters.h), so that a sample's are those between. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counters.h"
#include "pattern.h"
#include "process.h"

#define MARK "getrusage(RUSAGE_SELF"

/* The most calls between two marks, of which every second one ends a sample; -1 if there are none. */
static long count_calls(const char *path)
{
	FILE *in = fopen(path, "r");
	long calls = 0, most = -1;
	bool inside = false;
	char *line = NULL;
	size_t room = 0;

	while (in != NULL && getline(&line, &room, in) > 0) {
		calls++;
		if (strstr(line, MARK) == NULL)
			continue;
		if (inside && calls - 1 > most)
			most = calls - 1;
		inside = !inside;
		calls = 0;
	}
	free(line);
	if (in != NULL)
		fclose(in);
	return most;
}

static long count_side(const struct order *order, enum side side, const char *filter)
{
	char trace[4200], printed[4200];
	const char *argv[] = {
		"strace",      "-qq",       "-o",     trace,      order->program[side], "--dir",
		order->dir,    "--size",    order->size, "--profile", order->profile,   "--filter",
		filter,        "--repetitions", "1",  NULL,
	};

	snprintf(trace, sizeof(trace), "%s/trace", order->scratch);
	snprintf(printed, sizeof(printed), "%s/printed", order->scratch);
	remove(trace);
	return process_run(argv, printed) == 0 ? count_calls(trace) : -1;
}

/* Counted twice: what is not the same both times is no number to compare. */
static void count_row(const struct order *order, struct row *row, const char *filter)
{
	for (size_t side = 0; side < SIDES; side++) {
		long one = count_side(order, (enum side)side, filter);
		long two = one < 0 ? -1 : count_side(order, (enum side)side, filter);

		if (one >= 0 && one == two)
			row->counters[side][COUNT_CALLS] =
			    (struct counter){ .least = (uint64_t)one, .samples = 1, .at_least = 1 };
	}
}

int counters_calls(const struct order *order, struct gate *gate)
{
	if (system("command -v strace >/dev/null 2>&1") != 0)
		return 0;
	for (size_t i = 0; i < gate->nrows; i++) {
		char *filter = pattern_of(&gate->rows[i], 1, NULL);

		if (filter == NULL)
			return gate_say(GATE_USAGE, "out of memory");
		count_row(order, &gate->rows[i], filter);
		free(filter);
	}
	return 0;
}
