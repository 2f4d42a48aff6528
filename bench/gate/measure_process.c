/* SPDX-License-Identifier: MIT */
/* What a process, or two that take turns, say of the rows. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "interrupt.h"
#include "samples.h"

#include "process.h"

enum { ARGUMENTS = 15, ROOM = 4200 };

struct call {
	const char *argv[ARGUMENTS + 1];
	char repetitions[16], out[ROOM], printed[ROOM], samples[ROOM + 16];
	struct child child;
	int status;
	bool ended;
};

static void prepare(struct call *c, const struct order *order, enum side side, const char *filter)
{
	const char *const argv[ARGUMENTS] = {
		order->program[side], "--dir",    order->dir, "--size",        order->size,
		"--profile",          order->profile, "--filter", filter,      "--repetitions",
		c->repetitions,       "--part",   PROCESS_PART, "--out",       c->out,
	};

	*c = (struct call){ 0 };
	memcpy(c->argv, argv, sizeof(argv));
	snprintf(c->repetitions, sizeof(c->repetitions), "%d", order->repetitions);
	snprintf(c->out, sizeof(c->out), "%s/out-%d", order->scratch, (int)side);
	snprintf(c->printed, sizeof(c->printed), "%s/printed-%d", order->scratch, (int)side);
	snprintf(c->samples, sizeof(c->samples), "%s/samples.csv", c->out);
	remove(c->samples);
}

/* A program that has no such row, or cannot measure any, has no numbers: no more than that. */
static int take(const struct call *c, enum side side, bool second, size_t at, struct gate *gate)
{
	if (c->status == GATE_NOTHING || c->status == GATE_UNFIT)
		return 0;
	if (c->status != 0)
		return c->status < 0 ? GATE_USAGE
		                     : gate_say(GATE_USAGE, "%s ended with status %d", c->argv[0],
		                                c->status);
	return samples_read(c->samples, side, second, at, gate);
}

int process_measure(const struct order *order, enum side side, const char *filter, bool second,
                    size_t at, struct gate *gate)
{
	struct call c;

	prepare(&c, order, side, filter);
	c.status = process_run(c.argv, c.printed);
	return take(&c, side, second, at, gate);
}

/* Until it ends, or as long as its turn is; -1: without limit. */
static void let_run(struct call *c, int turn)
{
	struct pollfd wait = { .fd = c->child.fd, .events = POLLIN };

	kill(c->child.pid, SIGCONT);
	if (poll(&wait, 1, turn) != 1)
		return;
	c->status = process_wait(&c->child);
	c->ended = true;
}

static void end(struct call *c)
{
	if (c->ended)
		return;
	kill(c->child.pid, SIGKILL);
	close(c->child.fd);
	waitpid(c->child.pid, NULL, 0);
	c->ended = true;
}

static void take_turns(struct call *const calls[SIDES], int turn)
{
	for (size_t now = 0; !(calls[0]->ended && calls[1]->ended) && !interrupted(); now = 1 - now) {
		bool alone = calls[1 - now]->ended;

		if (calls[now]->ended)
			continue;
		let_run(calls[now], alone ? -1 : turn);
		if (!calls[now]->ended && !alone)
			kill(calls[now]->child.pid, SIGSTOP);
	}
}

static int run_both(struct call calls[SIDES], enum side first, int turn)
{
	struct call *one = &calls[first], *other = &calls[first == BASE ? HEAD : BASE];

	if (process_start(one->argv, one->printed, &one->child) != 0)
		return GATE_USAGE;
	kill(one->child.pid, SIGSTOP);
	if (process_start(other->argv, other->printed, &other->child) != 0) {
		end(one);
		return GATE_USAGE;
	}
	kill(other->child.pid, SIGSTOP);
	take_turns((struct call *const[SIDES]){ one, other }, turn);
	end(one);
	end(other);
	return 0;
}

int process_measure_pair(const struct order *order, enum side first, const char *filter, bool second,
                         size_t at, struct gate *gate)
{
	enum side last = first == BASE ? HEAD : BASE;
	struct call calls[SIDES];
	int status;

	if (order->turn == 0) {
		status = process_measure(order, first, filter, second, at, gate);
		return status != 0 || interrupted()
		               ? status
		               : process_measure(order, last, filter, second, at, gate);
	}
	prepare(&calls[BASE], order, BASE, filter);
	prepare(&calls[HEAD], order, HEAD, filter);
	status = run_both(calls, first, order->turn);
	if (status != 0 || interrupted())
		return status;
	status = take(&calls[first], first, second, at, gate);
	return status != 0 ? status : take(&calls[last], last, second, at, gate);
}
