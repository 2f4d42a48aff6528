/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "interrupt.h"
#include "progress.h"
#include "sample.h"

#include "result.h"

static struct bench_sample *append(struct result *r)
{
	struct bench_sample *more;

	if ((more = reallocarray(r->samples, r->nsamples + 1, sizeof(*more))) == NULL)
		return NULL;
	r->samples = more;
	return &r->samples[r->nsamples++];
}

/* Take one sample and account for it. */
static const struct bench_sample *try_once(struct result *r, const char **why)
{
	struct bench_sample *s;

	if ((s = append(r)) == NULL) {
		*why = "out of memory";
		return NULL;
	}
	switch (sample_take(r->row, s)) {
	case BENCH_VALID:
		r->valid++;
		return s;
	case BENCH_INVALID:
		r->dropped++;
		break;
	case BENCH_SKIP:
		r->skipped = 1;
		break;
	}
	*why = s->reason;
	return NULL;
}

const struct bench_sample *result_repeat(struct result *r, const char **why)
{
	const struct bench_sample *s = NULL;

	progress_step();
	*why = r->skipped ? r->samples[r->nsamples - 1].reason : "interrupted";
	for (int i = 0; i < RESULT_TRIES && s == NULL && !r->skipped && !interrupted(); i++)
		s = try_once(r, why);
	return s;
}

void result_free(struct result *r)
{
	free(r->samples);
}

size_t result_needed(size_t n)
{
	size_t half = (n + 1) / 2;

	return n < 3 ? n : half < 3 ? 3 : half;
}

double sample_gbps(const struct bench_row *row, const struct bench_sample *s)
{
	return row->bytes > 0 ? (double)row->bytes / s->seconds * 1e-9 : BENCH_NONE;
}

double sample_ops_per_s(const struct bench_row *row, const struct bench_sample *s)
{
	return (double)row->ops / s->seconds;
}

double sample_ns_per_op(const struct bench_row *row, const struct bench_sample *s)
{
	return s->seconds * 1e9 / (double)row->ops;
}

double sample_cpu_s_per_gb(const struct bench_row *row, const struct bench_sample *s)
{
	return row->bytes > 0 ? (s->user_s + s->system_s) / ((double)row->bytes * 1e-9) : BENCH_NONE;
}

double sample_pages_per_fault(const struct bench_row *row, const struct bench_sample *s)
{
	uint64_t faults = s->minor_faults + s->major_faults;
	double pages = (double)row->bytes / (double)sysconf(_SC_PAGESIZE);

	return faults > 0 && pages > 0 ? pages / (double)faults : BENCH_NONE;
}
