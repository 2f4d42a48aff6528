/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "started_program.h"
#include "harness/interrupt.h"

#include "judge_counts.h"

/* --part of mmapspec-bench: 10 percent more work is a whole number of operations in each row of the
 * default filter, and a second is enough for most rows. */
#define PART "10"

enum { ARGUMENTS = 22, EVENTS_MAX = 32, ROOM = 4200 };

/* One side's program under valgrind.  Each process leaves its counts in a file of the folder, which
 * has its id for a name. */
struct call {
	const char *argv[ARGUMENTS + 1];
	const char *program;
	char folder[ROOM], counts[ROOM + 48], log[ROOM + 48], rows[ROOM + 16], printed[ROOM + 16];
	struct program process;
	bool started;
};

/* Which work each column of "events: Ir I1mr ... Dr ... Dw ..." counts; WORKS for none. */
static size_t read_events(char *words, enum work columns[EVENTS_MAX])
{
	size_t n = 0;

	for (char *word; n < EVENTS_MAX && (word = strsep(&words, " ")) != NULL; n++)
		columns[n] = strcmp(word, "Ir") == 0 ? WORK_INSTRUCTIONS
		             : strcmp(word, "Dr") == 0 || strcmp(word, "Dw") == 0 ? WORK_ACCESSES
		                                                                  : WORKS;
	return n;
}

static void read_summary(const char *numbers, const enum work columns[EVENTS_MAX], size_t n,
                         double out[WORKS])
{
	for (size_t i = 0; i < n; i++) {
		char *end;
		double value = strtod(numbers, &end);

		if (columns[i] != WORKS)
			out[columns[i]] += value;
		numbers = end;
	}
}

/* What the process executed from its start on; its file is removed.  Returns 0 or -1. */
static int read_counts(const struct call *c, const char *pid, double out[WORKS])
{
	enum work columns[EVENTS_MAX];
	char path[ROOM + 32], *line = NULL;
	size_t room = 0, n = 0;
	FILE *in;

	snprintf(path, sizeof(path), "%s/%s", c->folder, pid);
	memset(out, 0, WORKS * sizeof(*out));
	if ((in = fopen(path, "r")) == NULL)
		return -1;
	while (getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "events: ", 8) == 0)
			n = read_events(line + 8, columns);
		else if (strncmp(line, "summary: ", 9) == 0)
			read_summary(line + 9, columns, n, out);
	}
	free(line);
	fclose(in);
	remove(path);
	return out[WORK_INSTRUCTIONS] > 0 && out[WORK_ACCESSES] > 0 ? 0 : -1;
}

static void prepare(struct call *c, const struct order *order, enum side side, const char *filter)
{
	*c = (struct call){
		.program = order->program[side],
		.argv = { "valgrind", "-q", "--command-line-only=yes", "--vgdb=no",
		          "--tool=cachegrind", "--cache-sim=yes",
		          /* The program may be a script that executes the benchmark. */
		          "--trace-children=yes", c->counts, c->log, order->program[side], "--dir",
		          order->dir, "--size", order->size, "--profile", order->profile,
		          "--filter", filter, "--part", PART, "--counted", c->rows },
	};
	snprintf(c->folder, sizeof(c->folder), "%s/counts-%d", order->scratch, (int)side);
	snprintf(c->counts, sizeof(c->counts), "--cachegrind-out-file=%s/%%p", c->folder);
	snprintf(c->log, sizeof(c->log), "--log-file=%s/log", c->folder);
	snprintf(c->rows, sizeof(c->rows), "%s/rows", c->folder);
	snprintf(c->printed, sizeof(c->printed), "%s/printed", c->folder);
	mkdir(c->folder, 0700);
	remove(c->rows);
}

/* "row,operations,idle,busy,reason", as --counted of mmapspec-bench writes it. */
static int take_line(char *line, const struct call *c, enum side side, int run, struct gate *gate)
{
	char *rest = line, *name = strsep(&rest, ","), *ops = strsep(&rest, ","),
	     *idle = strsep(&rest, ","), *busy = strsep(&rest, ",");
	double before[WORKS], after[WORKS];
	struct counts *counts;
	size_t row;

	if (rest == NULL)
		return complain("%s: a line has fewer than 5 fields", c->rows);
	row = gate_row(gate, name); /* which may move gate->rows */
	counts = &gate->rows[row].counts[side];
	counts->listed = true;
	snprintf(counts->why, sizeof(counts->why), "%s", rest);
	if (*rest != '\0')
		return 0;
	if (read_counts(c, idle, before) != 0 || read_counts(c, busy, after) != 0)
		return complain("%s left no counts of %s", c->program, name);
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

	if (ended == EXIT_NOTHING)
		return 0;
	if (interrupted())
		return EXIT_USAGE;
	if (ended != 0)
		return complain("%s cannot count; is it older than its option --counted?",
		                c->program);
	if ((in = fopen(c->rows, "r")) == NULL)
		return complain("cannot read %s: %s", c->rows, strerror(errno));
	while (status == 0 && getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		status = take_line(line, c, side, run, gate);
	}
	free(line);
	fclose(in);
	return status;
}

/* Returns its exit status; the file of the process itself, which is not a row's, is removed. */
static int end(struct call *c)
{
	int status = program_end(&c->process);
	char path[ROOM + 32];

	snprintf(path, sizeof(path), "%s/%d", c->folder, (int)c->process.pid);
	remove(path);
	return status;
}

/* Both sides at once: they do not disturb each other's counts. */
static int run_both(const struct order *order, const char *filter, int run, struct gate *gate)
{
	struct call calls[SIDES];
	int ended[SIDES] = { -1, -1 }, status = 0;

	for (enum side side = BASE; side < SIDES; side++) {
		struct call *c = &calls[side];

		prepare(c, order, side, filter);
		c->started = program_start(c->argv, c->printed, &c->process) == 0;
	}
	for (enum side side = BASE; side < SIDES; side++)
		if (calls[side].started)
			ended[side] = end(&calls[side]);
	for (enum side side = BASE; status == 0 && side < SIDES; side++)
		status = take(&calls[side], ended[side], side, run, gate);
	return interrupted() ? EXIT_USAGE : status;
}

int cachegrind_count(const struct order *order, const char *filter, struct gate *gate)
{
	int status = 0;

	for (int run = 0; status == 0 && run < COUNTS_RUNS; run++)
		status = run_both(order, filter, run, gate);
	return status;
}
