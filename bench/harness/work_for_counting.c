/* SPDX-License-Identifier: MIT */
#include <sys/prctl.h>
#include <sys/wait.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "harness/interrupt.h"
#include "harness/measure_rows.h"

enum child { IDLE, BUSY, CHILDREN };

/* Why the row cannot be counted, or NULL. */
static const char *uncounted(const struct row *row)
{
	if (strcmp(row->state, "cold") == 0)
		return "it waits for the device";
	if (row->functions->more == NULL)
		return "the kernel, another process or several threads do its work";
	return NULL;
}

static int work(const struct row *row, uint64_t expected)
{
	uint64_t sum = 0;

	return row->functions->body(row->self, &sum) == 0 && sum == expected ? 0 : 1;
}

/* Returns its process id; 0 with the sample rejected if it could not do what it should. */
static pid_t run_child(const struct row *row, enum child child, uint64_t expected, struct sample *s)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		_exit(child == BUSY ? work(row, expected) : 0);
	}
	if (pid < 0) {
		sample_reject(s, SAMPLE_INVALID, "fork: %s", strerror(errno));
		return 0;
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			status = -1;
	if (status == 0)
		return pid;
	sample_reject(s, SAMPLE_INVALID, "the operations failed or gave a wrong checksum");
	return 0;
}

static void count_row(const struct row *row, pid_t pids[CHILDREN], struct sample *s)
{
	const char *why = uncounted(row);
	uint64_t expected;

	if (why != NULL) {
		sample_reject(s, SAMPLE_SKIP, "%s", why);
		return;
	}
	if (row->functions->prepare != NULL &&
	    row->functions->prepare(row->self, s) != SAMPLE_VALID)
		return;
	expected = row_expected(row);
	for (enum child c = IDLE; s->verdict == SAMPLE_VALID && c < CHILDREN; c++)
		pids[c] = run_child(row, c, expected, s);
	if (row->functions->finish != NULL)
		row->functions->finish(row->self, s);
}

static int write_line(FILE *out, const struct row *row)
{
	struct sample s = { .verdict = SAMPLE_VALID };
	pid_t pids[CHILDREN] = { 0 };
	char name[ROW_NAME_SIZE];

	row_name(row, name);
	count_row(row, pids, &s);
	if (s.verdict != SAMPLE_VALID)
		pids[IDLE] = pids[BUSY] = 0;
	fprintf(out, "%s,%llu,%d,%d,%s\n", name, (unsigned long long)row->ops, (int)pids[IDLE],
	        (int)pids[BUSY], s.reason);
	/* Nothing may be left in the buffer of a child. */
	return fflush(out) == 0 ? 0 : -errno;
}

int run_count(const struct run *run, const char *path)
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
