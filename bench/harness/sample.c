/* SPDX-License-Identifier: MIT */
#include <sys/resource.h>

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_sort_uint.h>

#include "base/clock.h"
#include "harness/case.h"
#include "harness/latency.h"
#include "harness/processor_binding.h"
#include "harness/splitmix.h"

enum verdict sample_reject(struct sample *s, enum verdict verdict, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vsnprintf(s->reason, sizeof(s->reason), format, list);
	va_end(list);
	return s->verdict = verdict;
}

static double seconds_between(struct timeval from, struct timeval to)
{
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_usec - from.tv_usec) * 1e-6;
}

static void set_usage(struct sample *s, const struct rusage *before, const struct rusage *after)
{
	s->user_s = seconds_between(before->ru_utime, after->ru_utime);
	s->system_s = seconds_between(before->ru_stime, after->ru_stime);
	s->minor_faults = (double)(after->ru_minflt - before->ru_minflt);
	s->major_faults = (double)(after->ru_majflt - before->ru_majflt);
	/* The unit of ru_inblock is 512 bytes on any device. */
	s->device_bytes = (double)(after->ru_inblock - before->ru_inblock) * 512;
}

static void clear(struct latency *l)
{
	if (l == NULL)
		return;
	l->n = 0;
	/* Fault in its pages before the clock runs: a fault would count as the row's. */
	memset(l->ns, 1, l->room * sizeof(*l->ns));
}

/* The smallest duration that so many thousandths of all do not exceed. */
static double quantile(const struct latency *l, size_t thousandths)
{
	size_t at = (l->n * thousandths + 999) / 1000;

	return l->ns[at > 0 ? at - 1 : 0];
}

static void set_quantiles(struct sample *s, struct latency *l)
{
	if (l == NULL || l->n == 0)
		return;
	gsl_sort_uint(l->ns, 1, l->n);
	s->p50_ns = quantile(l, 500);
	s->p99_ns = quantile(l, 990);
	s->p999_ns = quantile(l, 999);
	s->max_ns = l->ns[l->n - 1];
}

/* Run the body between two clock readings; nothing else is between them. */
static int take_timed(const struct row *row, struct sample *s, uint64_t *sum)
{
	struct rusage before, after;
	int64_t start, end;
	int err;

	clear(row->latency);
	getrusage(RUSAGE_SELF, &before);
	start = clock_ns();
	err = row->functions->body(row->self, sum);
	end = clock_ns();
	getrusage(RUSAGE_SELF, &after);
	s->seconds = (double)(end - start) * 1e-9;
	set_usage(s, &before, &after);
	set_quantiles(s, row->latency);
	return err;
}

enum { STACK_OFFSETS = 256, STACK_STEP = 16 };

/* Fault in the stack's pages, so that no sample pays for them. */
static __attribute__((noinline)) void touch_stack(void)
{
	volatile char room[16 * STACK_OFFSETS * STACK_STEP];

	room[0] = 0;
	for (size_t i = 0; i < sizeof(room); i += STACK_STEP)
		room[i] = room[i / 2];
}

/* The address of the stack is random in each process, and can double the time of an operation of
 * some nanoseconds.  So it differs from sample to sample, and every process has all addresses. */
static int take_at_next_offset(const struct row *row, struct sample *s, uint64_t *sum)
{
	static uint64_t nth;
	volatile char room[STACK_STEP * (1 + splitmix(nth++) % STACK_OFFSETS)];

	if (nth == 1)
		touch_stack();
	room[0] = 0;
	(void)room[0];
	return take_timed(row, s, sum);
}

static enum verdict check(const struct row *row, struct sample *s, int err, uint64_t sum)
{
	uint64_t faults = (uint64_t)(s->minor_faults + s->major_faults);

	if (err == -EINVAL || err == -ENOSYS || err == -EOPNOTSUPP)
		return sample_reject(s, SAMPLE_SKIP, "not supported here: %s", strerror(-err));
	if (err != 0)
		return sample_reject(s, SAMPLE_INVALID, "failed: %s", strerror(-err));
	if (sum != row_expected(row))
		return sample_reject(s, SAMPLE_INVALID, "wrong checksum");
	if (!processor_is_bound())
		return sample_reject(s, SAMPLE_INVALID, "moved to another processor");
	if (faults > row->max_faults || faults < row->min_faults)
		return sample_reject(s, SAMPLE_INVALID, "%llu page faults, %llu to %llu expected",
		                     (unsigned long long)faults,
		                     (unsigned long long)row->min_faults,
		                     (unsigned long long)row->max_faults);
	return s->verdict;
}

enum verdict sample_take(const struct row *row, struct sample *s)
{
	const struct row_functions *f = row->functions;
	uint64_t sum = 0;
	int err;

	*s = (struct sample){
		.verdict = SAMPLE_VALID,
		.resident_before = NO_VALUE,
		.resident_after = NO_VALUE,
		.cache_pages_per_fault = NO_VALUE,
		.p50_ns = NO_VALUE,
		.p99_ns = NO_VALUE,
		.p999_ns = NO_VALUE,
		.max_ns = NO_VALUE,
	};
	if (f->prepare != NULL && f->prepare(row->self, s) != SAMPLE_VALID)
		return s->verdict;
	err = take_at_next_offset(row, s, &sum);
	if (f->finish != NULL)
		f->finish(row->self, s);
	/* An error of the body explains more than the state after it. */
	if (s->verdict == SAMPLE_VALID || err != 0)
		check(row, s, err, sum);
	return s->verdict;
}
