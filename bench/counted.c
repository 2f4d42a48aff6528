/* SPDX-License-Identifier: MIT */
#include <sys/prctl.h>
#include <sys/wait.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "interrupt.h"
#include "registry.h"

#include "counted.h"

enum child { IDLE, BUSY, CHILDREN };

/* Why the row cannot be counted, or NULL. */
static const char *uncounted(const struct bench_row *row)
{
	if (strcmp(row->state, "cold") == 0)
		return "it waits for the device";
	if (row->does->more == NULL)
		return "the kernel, another process or several threads do its work";
	return NULL;
}

static int work(const struct bench_row *row, uint64_t expected)
{
	uint64_t sum = 0;

	return row->does->body(row->self, &sum) == 0 && sum == expected ? 0 : 1;
}

/* Returns its process id; 0 with the sample rejected if it could not do what it should. */
static pid_t run_child(const struct bench_row *row, enum child child, uint64_t expected,
                       struct bench_sample *s)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		_exit(child == BUSY ? work(row, expected) : 0);
	}
	if (pid < 0) {
		bench_reject(s, BENCH_INVALID, "fork: %s", strerror(errno));
		return 0;
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			status = -1;
	if (status == 0)
		return pid;
	bench_reject(s, BENCH_INVALID, "the operations failed or gave a wrong checksum");
	return 0;
}

static void count_row(const struct bench_row *row, pid_t pids[CHILDREN], struct bench_sample *s)
{
	const char *why = uncounted(row);
	uint64_t expected;

	if (why != NULL) {
		bench_reject(s, BENCH_SKIP, "%s", why);
		return;
	}
	if (row->does->prepare != NULL && row->does->prepare(row->self, s) != BENCH_VALID)
		return;
	expected = row->does->expected(row->self);
	for (enum child c = IDLE; s->verdict == BENCH_VALID && c < CHILDREN; c++)
		pids[c] = run_child(row, c, expected, s);
	if (row->does->finish != NULL)
		row->does->finish(row->self, s);
}

static int write_line(FILE *out, const struct bench_row *row)
{
	struct bench_sample s = { .verdict = BENCH_VALID };
	pid_t pids[CHILDREN] = { 0 };
	char name[ROW_NAME_MAX];

	bench_row_name(row, 0, name);
	count_row(row, pids, &s);
	if (s.verdict != BENCH_VALID)
		pids[IDLE] = pids[BUSY] = 0;
	fprintf(out, "%s,%llu,%d,%d,%s\n", name, (unsigned long long)row->ops, (int)pids[IDLE],
	        (int)pids[BUSY], s.reason);
	/* Nothing may be left in the buffer of a child. */
	return fflush(out) == 0 ? 0 : -errno;
}

int counted_run(const struct run *run, const char *path)
{
	FILE *out = fopen(path, "w");
	int err = out == NULL ? -errno : 0;

	for (size_t i = 0; err == 0 && !interrupted() && i < run->nresults; i++)
		if (strcmp(run->results[i].row->owner->name, "empty") != 0)
			err = write_line(out, run->results[i].row);
	if (out != NULL && fclose(out) != 0 && err == 0)
		err = -errno;
	return err;
}
