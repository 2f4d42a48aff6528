/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cachegrind.h"
#include "interrupt.h"
#include "process.h"

#include "counts.h"

/* --part of mmapspec-bench: 10 percent more work is a whole number of operations in each row of the
 * default filter, and a second is enough for most rows. */
#define PART "10"

enum { ARGUMENTS = 23, ROOM = 4200 };

/* One side's program under valgrind; every process leaves its counts in a file of folder. */
struct call {
	const char *argv[ARGUMENTS + 1];
	const char *program;
	char folder[ROOM], counts[ROOM + 48], log[ROOM + 48], rows[ROOM + 16], printed[ROOM + 16];
	struct child child;
	bool running;
};

bool counts_here(void)
{
	return system("command -v valgrind >/dev/null 2>&1") == 0;
}

static void prepare(struct call *c, const struct order *order, enum side side, const char *filter)
{
	const char *const argv[ARGUMENTS] = {
		"valgrind", "-q", "--command-line-only=yes", "--vgdb=no", "--tool=cachegrind",
		"--cache-sim=yes",
		/* The program may be a script that executes the benchmark. */
		"--trace-children=yes", c->counts, c->log, order->program[side], "--dir", order->dir,
		"--size", order->size, "--profile", order->profile, "--filter", filter, "--part", PART,
		"--counted", c->rows,
	};
	size_t n = 0;

	*c = (struct call){ .program = order->program[side] };
	snprintf(c->folder, sizeof(c->folder), "%s/counts-%d", order->scratch, (int)side);
	snprintf(c->counts, sizeof(c->counts), "--cachegrind-out-file=%s/%%p", c->folder);
	snprintf(c->log, sizeof(c->log), "--log-file=%s/log", c->folder);
	snprintf(c->rows, sizeof(c->rows), "%s/rows", c->folder);
	snprintf(c->printed, sizeof(c->printed), "%s/printed", c->folder);
	for (; argv[n] != NULL; n++)
		c->argv[n] = argv[n];
	mkdir(c->folder, 0700);
	remove(c->rows);
}

/* "row,operations,idle,busy,reason": see bench/counted.h. */
static int take_line(char *line, const struct call *c, enum side side, int run, struct gate *gate)
{
	char *rest = line, *name = strsep(&rest, ","), *ops = strsep(&rest, ","),
	     *idle = strsep(&rest, ","), *busy = strsep(&rest, ",");
	double before[WORKS], after[WORKS];
	struct counts *counts;
	size_t row;

	if (rest == NULL)
		return gate_say(GATE_USAGE, "%s: a line has fewer than 5 fields", c->rows);
	if ((row = gate_row(gate, name)) == SIZE_MAX)
		return gate_say(GATE_USAGE, "out of memory");
	counts = &gate->rows[row].counts[side];
	counts->listed = true;
	snprintf(counts->why, sizeof(counts->why), "%s", rest);
	if (*rest != '\0')
		return 0;
	if (cachegrind_read(c->folder, idle, before) != 0 || cachegrind_read(c->folder, busy, after) != 0)
		return gate_say(GATE_USAGE, "%s left no counts of %s", c->program, name);
	for (size_t k = 0; k < WORKS; k++)
		counts->run[run][k] = (after[k] - before[k]) / strtod(ops, NULL);
	return 0;
}

static int take(const struct call *c, int ended, enum side side, int run, struct gate *gate)
{
	FILE *in;
	char *line = NULL;
	size_t room = 0;
	int status = 0;

	if (ended == GATE_NOTHING)
		return 0;
	if (interrupted())
		return GATE_USAGE;
	if (ended != 0)
		return gate_say(GATE_USAGE, "%s cannot count; is it older than its option --counted?",
		                c->program);
	if ((in = fopen(c->rows, "r")) == NULL)
		return gate_say(GATE_USAGE, "cannot read %s: %s", c->rows, strerror(errno));
	while (status == 0 && getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		status = take_line(line, c, side, run, gate);
	}
	free(line);
	fclose(in);
	return status;
}

/* Its exit status; a signal that ends the gate ends it first. */
static int wait_for(struct call *c)
{
	struct pollfd end = { .fd = c->child.fd, .events = POLLIN };

	while (poll(&end, 1, -1) < 0)
		if (interrupted())
			kill(c->child.pid, SIGKILL);
	return process_wait(&c->child);
}

/* Both sides at once: they do not disturb each other's counts. */
static int run_both(const struct order *order, const char *filter, int run, struct gate *gate)
{
	struct call calls[SIDES];
	int ended[SIDES] = { -1, -1 }, status = 0;

	for (enum side side = BASE; side < SIDES; side++) {
		prepare(&calls[side], order, side, filter);
		calls[side].running =
		    process_start(calls[side].argv, calls[side].printed, &calls[side].child) == 0;
	}
	for (enum side side = BASE; side < SIDES; side++)
		if (calls[side].running) {
			ended[side] = wait_for(&calls[side]);
			cachegrind_remove(calls[side].folder, calls[side].child.pid);
		}
	for (enum side side = BASE; status == 0 && side < SIDES; side++)
		status = take(&calls[side], ended[side], side, run, gate);
	return status;
}

int counts_take(const struct order *order, const char *filter, struct gate *gate)
{
	int status = 0;

	for (int run = 0; status == 0 && run < COUNTS_RUNS; run++) {
		status = run_both(order, filter, run, gate);
		if (interrupted())
			status = GATE_USAGE;
	}
	return status;
}
