/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "started_program.h"
#include "harness/interrupt.h"

#include "gate.h"

static const char *const words[COUNTS] = {
	"page faults",
	"major faults",
	"bytes from the device",
	"system calls",
};

static bool is_pinned(const struct counter *c)
{
	return c->samples > 0 && 2 * c->at_least >= c->samples;
}

/* Negative if HEAD has less, 0 if they are the same or do not say. */
static int differs(const struct row *row, size_t k)
{
	const struct counter *base = &row->counters[BASE][k], *head = &row->counters[HEAD][k];

	if (row->cold || row->ops[BASE] != row->ops[HEAD] || !is_pinned(base) || !is_pinned(head))
		return 0;
	return (head->least > base->least) - (head->least < base->least);
}

bool counters_trip(const struct row *row)
{
	for (size_t k = 0; k < COUNTS; k++)
		if (differs(row, k) > 0)
			return true;
	return false;
}

void counters_compare(struct row *row)
{
	for (size_t k = 0; k < COUNTS; k++) {
		int difference = differs(row, k);

		if (difference == 0)
			continue;
		snprintf(row->why, sizeof(row->why), "%" PRIu64 " %s a sample, base %" PRIu64,
		         row->counters[HEAD][k].least, words[k], row->counters[BASE][k].least);
		if (difference > 0) {
			row->verdict = VERDICT_WORSE;
			return;
		}
		if (row->verdict == VERDICT_SAME)
			row->verdict = VERDICT_BETTER;
	}
}

/* --- system calls ---
 *
 * strace writes each down.  The benchmark reads its counters by getrusage() right before and after
 * what it times, so the system calls of a sample are those between. */

#define MARK "getrusage(RUSAGE_SELF"

/* The most calls between two marks, of which every second one ends a sample; -1 if there are none.
 */
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
		"strace",       "-qq",      "-o",     trace,           order->program[side],
		"--dir",        order->dir, "--size", order->size,     "--profile",
		order->profile, "--filter", filter,   "--repetitions", "1",
		NULL,
	};

	snprintf(trace, sizeof(trace), "%s/trace", order->scratch);
	snprintf(printed, sizeof(printed), "%s/printed", order->scratch);
	remove(trace);
	return program_run(argv, printed) == 0 ? count_calls(trace) : -1;
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
	if (!program_installed("strace"))
		return 0;
	for (size_t i = 0; i < gate->nrows && !interrupted(); i++) {
		char *filter = gate_pattern(&gate->rows[i], 1, NULL);

		count_row(order, &gate->rows[i], filter);
		free(filter);
	}
	return interrupted() ? EXIT_USAGE : 0;
}
