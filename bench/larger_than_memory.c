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

#include "base/allocation.h"
#include "base/messages.h"

#include "harness/interrupt.h"
#include "harness/memory_limit.h"
#include "harness/page_cache.h"
#include "harness/report.h"
#include "larger_than_memory.h"

enum { LONGEST = 600 }; /* seconds of one strategy */

struct second {
	const char *strategy;
	int number; /* from 1 */
	uint64_t ops, major_faults;
	double resident; /* of the file, 0 to 1 */
};

struct series {
	const struct options *opt;
	struct data_file *file;
	struct memory_limit limit;
	struct walk_counts *counts;
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

static double resident(const struct data_file *f)
{
	struct residency r;

	return page_cache_residency(f, &r) == 0 ? (double)r.resident / (double)r.pages : 0;
}

static pid_t start(struct series *s, const struct strategy *st)
{
	pid_t child;

	*s->counts = (struct walk_counts){ 0 };
	if ((child = fork()) != 0)
		return child;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	s->counts->err = memory_limit_enter(&s->limit);
	if (s->counts->err == 0)
		larger_walk(s->file, st, s->counts);
	_exit(1);
}

/* Add a second; before holds the counts up to it, and is updated. */
static const struct second *note(struct series *s, const struct strategy *st, pid_t pid, int number,
                                 struct second *before)
{
	uint64_t ops = s->counts->ops, faults = major_faults(pid);
	struct second *now;

	s->seconds = memory_resize(s->seconds, s->n + 1, sizeof(*s->seconds));
	now = &s->seconds[s->n++];
	*now = (struct second){ .strategy = st->name,
		                .number = number,
		                .ops = ops - before->ops,
		                .major_faults = faults - before->major_faults,
		                .resident = resident(s->file) };
	before->ops = ops;
	before->major_faults = faults;
	return now;
}

/* The cache is full when the residency has grown by less than a hundredth. */
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
	struct second before = { 0 };
	struct timespec next;
	int past = -1;

	clock_gettime(CLOCK_MONOTONIC, &next);
	for (int i = 1; i <= LONGEST && past < s->opt->past && !interrupted(); i++) {
		const struct second *now;

		wait_until(&next);
		if (s->counts->err != 0)
			return s->counts->err;
		now = note(s, st, pid, i, &before);
		if (isatty(STDERR_FILENO))
			fprintf(stderr, "\r\033[K%s  second %d, %.0f %% resident", st->name, i,
			        100 * now->resident);
		past = past >= 0 || is_full(s, i) ? past + 1 : past;
	}
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
	return 0;
}

static int run(struct series *s, const struct strategy *st)
{
	pid_t pid;
	int err;

	page_cache_evict(s->file);
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
		        data_file_size(s->file));
	return 0;
}

/* A line for each strategy: how it began, and how it went on once the cache was full. */
static void print(const struct series *s)
{
	printf(
	    "random single pages of %llu MiB under a limit of %llu MiB (control group version %s)\n"
	    "%-16s %8s %14s %14s %14s %9s\n",
	    (unsigned long long)data_file_size(s->file) >> 20,
	    (unsigned long long)s->opt->limit >> 20, s->limit.version, "strategy", "seconds",
	    "ops/s, first", "ops/s, last", "faults/s, last", "resident");
	for (size_t i = 0; i < s->n; i++) {
		size_t first = i, last;

		while (i + 1 < s->n &&
		       strcmp(s->seconds[i + 1].strategy, s->seconds[i].strategy) == 0)
			i++;
		last = i;
		printf("%-16s %8d %14" PRIu64 " %14" PRIu64 " %14" PRIu64 " %9.2f\n",
		       s->seconds[i].strategy, s->seconds[last].number, s->seconds[first].ops,
		       s->seconds[last].ops, s->seconds[last].major_faults,
		       s->seconds[last].resident);
	}
}

static int run_all(struct series *s)
{
	static const char *const names[] = { "pread", "mmap", "madvise-random" };
	int err = 0;

	for (const struct strategy *st = strategies; err == 0 && st->name != NULL; st++)
		for (size_t i = 0; err == 0 && i < sizeof(names) / sizeof(names[0]); i++)
			if (strcmp(st->name, names[i]) == 0 && !interrupted())
				err = run(s, st);
	if (err != 0)
		return complain("--larger: %s", strerror(-err));
	print(s);
	return s->opt->out != NULL ? output_file(s->opt->out, "larger.csv", write_csv, s)
	                           : EXIT_EXPECTED;
}

int larger_than_memory(const struct options *opt)
{
	struct series s = { .opt = opt };
	const char *why = memory_limit_make(&s.limit, opt->limit);
	int err, status;

	if (why != NULL) {
		complain("--larger is skipped: %s", why);
		return EXIT_UNFIT;
	}
	interrupt_watch();
	s.counts = mmap(NULL, sizeof(*s.counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	                -1, 0);
	if (opt->out != NULL && (err = output_prepare(opt->out)) != 0)
		status = complain("--out %s: %s", opt->out, strerror(-err));
	else if ((err = data_file_create(&s.file, opt->dir, opt->size)) != 0)
		status = complain("--dir %s: %s", opt->dir, strerror(-err));
	else
		status = run_all(&s);
	memory_limit_remove(&s.limit);
	return status;
}
