/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "evict.h"
#include "interrupt.h"
#include "larger_walk.h"
#include "memory_limit.h"
#include "output.h"
#include "residency.h"
#include "say.h"

#include "larger.h"

enum { LONGEST = 600 }; /* seconds of one strategy */

struct second {
	const char *strategy;
	int number; /* from 1 */
	uint64_t ops, major_faults;
	double resident; /* of the file, 0 to 1 */
};

struct series {
	const struct options *opt;
	struct bench_file *file;
	struct memory_limit limit;
	struct larger_counts *counts;
	struct second *seconds;
	size_t n;
};

/* The process's major faults so far. */
static uint64_t major_faults(pid_t pid)
{
	char path[64], text[1024];
	uint64_t n = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	if ((f = fopen(path, "r")) == NULL)
		return 0;
	if (fgets(text, sizeof(text), f) != NULL && strrchr(text, ')') != NULL)
		sscanf(strrchr(text, ')') + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %" SCNu64, &n);
	fclose(f);
	return n;
}

static double resident(const struct bench_file *f)
{
	struct residency r;

	if (residency_get(bench_file_fd(f), (size_t)bench_file_size(f), &r) != 0)
		return 0;
	return (double)r.resident / (double)r.pages;
}

static pid_t start(struct series *s, const struct strategy *st)
{
	int go[2];
	char byte;
	pid_t child;

	if (pipe(go) != 0)
		return -1;
	*s->counts = (struct larger_counts){ 0 };
	child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(go[1]);
		/* Nothing is touched before the limit holds. */
		if (read(go[0], &byte, 1) != 1)
			_exit(1);
		larger_walk(s->file, st, s->counts);
	}
	close(go[0]);
	if (child > 0 && (memory_limit_enter(&s->limit, child) != 0 || write(go[1], "", 1) != 1)) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		child = -1;
	}
	close(go[1]);
	return child;
}

static int note(struct series *s, const struct strategy *st, pid_t pid, int number,
                const struct second *before)
{
	struct second *more = reallocarray(s->seconds, s->n + 1, sizeof(*more)), now;

	if (more == NULL)
		return -ENOMEM;
	s->seconds = more;
	now = (struct second){ .strategy = st->name, .number = number, .ops = s->counts->ops,
		               .major_faults = major_faults(pid), .resident = resident(s->file) };
	s->seconds[s->n] = now;
	s->seconds[s->n].ops -= before->ops;
	s->seconds[s->n++].major_faults -= before->major_faults;
	return 0;
}

/* The cache is full when what is resident has grown by less than a hundredth. */
static int is_full(const struct series *s, int number)
{
	return number > 2 && s->seconds[s->n - 1].resident < s->seconds[s->n - 2].resident + 0.01 &&
	       s->seconds[s->n - 1].resident > 0.1;
}

static void wait_until(struct timespec *t)
{
	t->tv_sec++;
	while (!interrupted() && clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, t, NULL) == EINTR)
		;
}

static int watch(struct series *s, const struct strategy *st, pid_t pid)
{
	struct second sum = { 0 };
	struct timespec next;
	int past = -1, err = 0;

	clock_gettime(CLOCK_MONOTONIC, &next);
	for (int i = 1; err == 0 && i <= LONGEST && !interrupted(); i++) {
		wait_until(&next);
		if ((err = s->counts->err) != 0 || (err = note(s, st, pid, i, &sum)) != 0)
			break;
		sum.ops += s->seconds[s->n - 1].ops;
		sum.major_faults += s->seconds[s->n - 1].major_faults;
		if (isatty(STDERR_FILENO))
			fprintf(stderr, "\r\033[K%s  second %d, %.0f %% resident", st->name, i,
			        100 * s->seconds[s->n - 1].resident);
		past = past >= 0 || is_full(s, i) ? past + 1 : past;
		if (past >= s->opt->past)
			break;
	}
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
	return err;
}

static int run(struct series *s, const struct strategy *st)
{
	pid_t pid;
	int err;

	evict(s->file);
	if ((pid = start(s, st)) < 0)
		return -EPERM;
	err = watch(s, st, pid);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return err;
}

static int write_csv(FILE *f, const void *data)
{
	const struct series *s = data;

	fputs("strategy,second,ops_per_s,major_faults_per_s,resident,limit,size\n", f);
	for (size_t i = 0; i < s->n; i++)
		fprintf(f, "%s,%d,%" PRIu64 ",%" PRIu64 ",%.4f,%" PRIu64 ",%" PRIu64 "\n",
		        s->seconds[i].strategy, s->seconds[i].number, s->seconds[i].ops,
		        s->seconds[i].major_faults, s->seconds[i].resident, s->opt->limit,
		        bench_file_size(s->file));
	return 0;
}

/* A line for each strategy: how it began, and how it went on once the cache was full. */
static void print(const struct series *s)
{
	printf("random single pages of %llu MiB under a limit of %llu MiB (control group version %s)\n"
	       "%-16s %8s %14s %14s %14s %9s\n", (unsigned long long)bench_file_size(s->file) >> 20,
	       (unsigned long long)s->opt->limit >> 20, s->limit.version, "strategy", "seconds",
	       "ops/s, first", "ops/s, last", "faults/s, last", "resident");
	for (size_t i = 0; i < s->n; i++) {
		size_t first = i, last;

		while (i + 1 < s->n && strcmp(s->seconds[i + 1].strategy, s->seconds[i].strategy) == 0)
			i++;
		last = i;
		printf("%-16s %8d %14" PRIu64 " %14" PRIu64 " %14" PRIu64 " %9.2f\n",
		       s->seconds[i].strategy, s->seconds[last].number, s->seconds[first].ops,
		       s->seconds[last].ops, s->seconds[last].major_faults, s->seconds[last].resident);
	}
}

static int run_all(struct series *s)
{
	int err = 0;

	for (const struct strategy *st = strategies; err == 0 && st->name != NULL; st++)
		for (const char *const *name = larger_strategies; err == 0 && *name != NULL; name++)
			if (strcmp(st->name, *name) == 0 && !interrupted())
				err = run(s, st);
	if (err != 0)
		return say(STATUS_USAGE, "larger than memory: %s", strerror(-err));
	print(s);
	return s->opt->out != NULL ? output_file(s->opt->out, "larger.csv", write_csv, s)
	                           : STATUS_FINE;
}

int larger(const struct options *opt)
{
	struct series s = { .opt = opt };
	const char *why = memory_limit_make(&s.limit, opt->limit);
	int err, status;

	if (why != NULL)
		return say(STATUS_UNFIT, "--larger is skipped: %s", why);
	interrupt_watch();
	s.counts = mmap(NULL, sizeof(*s.counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	                -1, 0);
	if (opt->out != NULL && (err = output_prepare(opt->out)) != 0)
		status = say(STATUS_USAGE, "--out %s: %s", opt->out, strerror(-err));
	else if ((err = bench_file_create(&s.file, opt->dir, opt->size)) != 0)
		status = say(STATUS_USAGE, "--dir %s: %s", opt->dir, strerror(-err));
	else
		status = run_all(&s);
	bench_file_free(s.file);
	free(s.seconds);
	memory_limit_remove(&s.limit);
	return status;
}
