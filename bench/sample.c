/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "counters.h"
#include "latency.h"
#include "mix.h"
#include "pin.h"

#include "sample.h"

enum bench_verdict bench_reject(struct bench_sample *s, enum bench_verdict v, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s->reason, sizeof(s->reason), fmt, ap);
	va_end(ap);
	return s->verdict = v;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Run the body between two clock reads; nothing else stands between them. */
static int timed(const struct bench_row *row, struct bench_sample *s, uint64_t *sum)
{
	struct counters before, after;
	double start, end;
	int err;

	latency_clear(row->latency);
	counters_read(&before);
	start = now();
	err = row->does->body(row->self, sum);
	end = now();
	counters_read(&after);
	s->seconds = end - start;
	s->user_s = after.user_s - before.user_s;
	s->system_s = after.system_s - before.system_s;
	s->minor_faults = after.minor_faults - before.minor_faults;
	s->major_faults = after.major_faults - before.major_faults;
	s->device_bytes = after.device_bytes - before.device_bytes;
	latency_finish(row->latency, s);
	return err;
}

enum { STACK_PLACES = 256, STACK_STEP = 16 };

/* No sample is the one that meets a page of the stack first. */
static __attribute__((noinline)) void touch_stack(void)
{
	volatile char room[16 * STACK_PLACES * STACK_STEP];

	room[0] = 0;
	for (size_t i = 0; i < sizeof(room); i += STACK_STEP)
		room[i] = room[i / 2];
}

/* Where the stack begins is by chance in each process, and can make an operation of some nanoseconds
 * take twice as long.  So it begins elsewhere in each sample, and no process has bad places alone. */
static int timed_somewhere(const struct bench_row *row, struct bench_sample *s, uint64_t *sum)
{
	static uint64_t nth;
	volatile char room[STACK_STEP * (1 + mix(nth++) % STACK_PLACES)];

	if (nth == 1)
		touch_stack();
	room[0] = 0;
	(void)room[0];
	return timed(row, s, sum);
}

static enum bench_verdict check(const struct bench_row *row, struct bench_sample *s, int err,
                                uint64_t sum)
{
	uint64_t faults = s->minor_faults + s->major_faults;

	if (err == -EINVAL || err == -ENOSYS || err == -EOPNOTSUPP)
		return bench_reject(s, BENCH_SKIP, "not supported here: %s", strerror(-err));
	if (err != 0)
		return bench_reject(s, BENCH_INVALID, "failed: %s", strerror(-err));
	if (sum != row->does->expected(row->self))
		return bench_reject(s, BENCH_INVALID, "wrong checksum");
	if (!pin_holds())
		return bench_reject(s, BENCH_INVALID, "moved to another processor");
	if (faults > row->max_faults || faults < row->min_faults)
		return bench_reject(s, BENCH_INVALID, "%llu page faults, %llu to %llu expected",
		                    (unsigned long long)faults,
		                    (unsigned long long)row->min_faults,
		                    (unsigned long long)row->max_faults);
	return s->verdict;
}

enum bench_verdict sample_take(const struct bench_row *row, struct bench_sample *s)
{
	uint64_t sum = 0;
	int err;

	*s = (struct bench_sample){
		.verdict = BENCH_VALID,
		.resident_before = BENCH_NONE,
		.resident_after = BENCH_NONE,
		.cache_pages_per_fault = BENCH_NONE,
		.p50_ns = BENCH_NONE,
		.p99_ns = BENCH_NONE,
		.p999_ns = BENCH_NONE,
		.max_ns = BENCH_NONE,
	};
	if (row->does->prepare != NULL && row->does->prepare(row->self, s) != BENCH_VALID)
		return s->verdict;
	err = timed_somewhere(row, s, &sum);
	if (row->does->finish != NULL)
		row->does->finish(row->self, s);
	/* What the body itself reports outranks what its failure left behind. */
	if (s->verdict == BENCH_VALID || err != 0)
		check(row, s, err, sum);
	return s->verdict;
}
