/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "started_program.h"
#include "harness/interrupt.h"

#include "gate.h"

/* --part of mmapspec-bench: a row's least time is found sooner among many short samples than among
 * few long ones, as other guests of a machine leave it alone for milliseconds at a time. */
#define PART "20"

enum { ARGUMENTS = 15, ROOM = 4200 };

/* The process of one side. */
struct call {
	const char *argv[ARGUMENTS + 1];
	char repetitions[24], out[ROOM], printed[ROOM], samples[ROOM + 16];
	struct program process;
	int status;
	bool ended;
};

static void prepare(struct call *c, const struct measurement *m, enum side side)
{
	const struct order *order = m->order;

	*c = (struct call){
		.argv = { order->program[side], "--dir", order->dir, "--size", order->size,
		          "--profile", order->profile, "--filter", m->filter, "--repetitions",
		          c->repetitions, "--part", PART, "--out", c->out },
	};
	snprintf(c->repetitions, sizeof(c->repetitions), "%ld", order->repetitions);
	snprintf(c->out, sizeof(c->out), "%s/out-%d", order->scratch, (int)side);
	snprintf(c->printed, sizeof(c->printed), "%s/printed-%d", order->scratch, (int)side);
	snprintf(c->samples, sizeof(c->samples), "%s/samples.csv", c->out);
	remove(c->samples);
}

/* A program that has no such row, or cannot measure any, has no numbers: no more than that. */
static int take(const struct call *c, enum side side, const struct measurement *m)
{
	if (c->status == EXIT_NOTHING || c->status == EXIT_UNFIT)
		return 0;
	if (c->status < 0)
		return EXIT_USAGE;
	if (c->status > 0)
		return complain("%s ended with status %d", c->argv[0], c->status);
	return samples_read(c->samples, side, m);
}

int pair_measure_side(const struct measurement *m, enum side side)
{
	struct call c;

	prepare(&c, m, side);
	c.status = program_run(c.argv, c.printed);
	return interrupted() ? EXIT_USAGE : take(&c, side, m);
}

/* Until it ends, or as long as its turn is; -1: without limit. */
static void let_run(struct call *c, int turn)
{
	kill(c->process.pid, SIGCONT);
	if (!program_ended(&c->process, turn))
		return;
	c->status = program_end(&c->process);
	c->ended = true;
}

static void take_turns(struct call *const calls[SIDES], int turn)
{
	for (size_t now = 0; !(calls[0]->ended && calls[1]->ended) && !interrupted();
	     now = 1 - now) {
		bool alone = calls[1 - now]->ended;

		if (calls[now]->ended)
			continue;
		let_run(calls[now], alone ? -1 : turn);
		if (!calls[now]->ended && !alone)
			kill(calls[now]->process.pid, SIGSTOP);
	}
}

static int start_stopped(struct call *c)
{
	int status = program_start(c->argv, c->printed, &c->process);

	if (status == 0)
		kill(c->process.pid, SIGSTOP);
	return status;
}

static int run_both(struct call *one, struct call *other, int turn)
{
	int status = start_stopped(one);

	if (status != 0)
		return status;
	if ((status = start_stopped(other)) == 0) {
		take_turns((struct call *const[SIDES]){ one, other }, turn);
		if (!other->ended)
			program_kill(&other->process);
	}
	if (!one->ended)
		program_kill(&one->process);
	return interrupted() ? EXIT_USAGE : status;
}

int pair_measure(const struct measurement *m, enum side first)
{
	enum side last = first == BASE ? HEAD : BASE;
	struct call calls[SIDES];
	int status;

	if (m->order->turn == 0) {
		status = pair_measure_side(m, first);
		return status != 0 ? status : pair_measure_side(m, last);
	}
	prepare(&calls[BASE], m, BASE);
	prepare(&calls[HEAD], m, HEAD);
	status = run_both(&calls[first], &calls[last], (int)m->order->turn);
	if (status == 0)
		status = take(&calls[first], first, m);
	return status != 0 ? status : take(&calls[last], last, m);
}
