/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "interrupt.h"

#include "summary.h"

struct field {
	double (*get)(const struct bench_row *row, const struct bench_sample *s);
	size_t at; /* in struct summary */
};

#define GETTER(name)                                                                               \
	static double name(const struct bench_row *row, const struct bench_sample *s)              \
	{                                                                                          \
		(void)row;                                                                         \
		return (double)s->name;                                                            \
	}

GETTER(minor_faults)
GETTER(major_faults)
GETTER(cache_pages_per_fault)
GETTER(resident_before)
GETTER(resident_after)
GETTER(device_bytes)
GETTER(user_s)
GETTER(system_s)
GETTER(p50_ns)
GETTER(p99_ns)
GETTER(p999_ns)
GETTER(max_ns)

static const struct field fields[] = {
	{ sample_ns_per_op, offsetof(struct summary, ns_per_op) },
	{ sample_pages_per_fault, offsetof(struct summary, pages_per_fault) },
	{ minor_faults, offsetof(struct summary, minor_faults) },
	{ major_faults, offsetof(struct summary, major_faults) },
	{ cache_pages_per_fault, offsetof(struct summary, cache_pages_per_fault) },
	{ resident_before, offsetof(struct summary, resident_before) },
	{ resident_after, offsetof(struct summary, resident_after) },
	{ device_bytes, offsetof(struct summary, device_bytes) },
	{ user_s, offsetof(struct summary, user_s) },
	{ system_s, offsetof(struct summary, system_s) },
	{ sample_cpu_s_per_gb, offsetof(struct summary, cpu_s_per_gb) },
	{ p50_ns, offsetof(struct summary, p50_ns) },
	{ p99_ns, offsetof(struct summary, p99_ns) },
	{ p999_ns, offsetof(struct summary, p999_ns) },
	{ max_ns, offsetof(struct summary, max_ns) },
};

/* Collect a value of each valid sample into v, which has room; returns how many. */
static size_t collect(const struct result *r,
                      double (*get)(const struct bench_row *, const struct bench_sample *),
                      double *v)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nsamples; i++)
		if (r->samples[i].verdict == BENCH_VALID)
			v[n++] = get(r->row, &r->samples[i]);
	return n;
}

static const char *last_reason(const struct result *r)
{
	for (size_t i = r->nsamples; i-- > 0;)
		if (r->samples[i].verdict != BENCH_VALID)
			return r->samples[i].reason;
	return "";
}

static const char *status(const struct result *r, size_t nreps)
{
	if (r->skipped)
		return "skipped";
	if (r->valid >= result_needed(nreps))
		return "ok";
	return interrupted() ? "interrupted" : "unmeasurable";
}

static void summarise_one(const struct result *r, size_t nreps, double *v, struct summary *s)
{
	const struct interval none = { BENCH_NONE, BENCH_NONE, BENCH_NONE };

	*s = (struct summary){
		.row = r->row,
		.status = status(r, nreps),
		.reason = last_reason(r),
		.valid = r->valid,
		.dropped = r->dropped,
		.ratio = none,
	};
	if (strcmp(s->status, "ok") != 0)
		return;
	s->gbps = stats_spread(v, collect(r, sample_gbps, v));
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		size_t n = collect(r, fields[i].get, v);

		*(double *)(void *)((char *)s + fields[i].at) = stats_spread(v, n).median;
	}
}

static int same_variant(const struct bench_row *a, const struct bench_row *b)
{
	if (a->variant == NULL || b->variant == NULL)
		return a->variant == b->variant;
	return strcmp(a->variant, b->variant) == 0;
}

static int is_baseline(const struct summary *s, const struct summary *of)
{
	if (!same_variant(s->row, of->row))
		return 0;
	return s->row->owner == of->row->owner && strcmp(s->row->state, of->row->state) == 0 &&
	       strcmp(s->row->strategy, of->row->baseline) == 0 && strcmp(s->status, "ok") == 0;
}

/* Whether both met page caches built of folios of about the same size. */
static int same_cache(const struct summary *a, const struct summary *b)
{
	double x = a->cache_pages_per_fault, y = b->cache_pages_per_fault;

	return x == y || (x <= y * 1.1 && y <= x * 1.1);
}

static int compare(const struct result *results, struct summary *sums, size_t n, size_t i,
                   double *v, double *w)
{
	struct summary *s = &sums[i];

	if (strcmp(s->status, "ok") != 0 || s->row->baseline == NULL)
		return 0;
	for (size_t j = 0; j < n; j++)
		if (is_baseline(&sums[j], s) && same_cache(s, &sums[j]))
			return stats_ratio(v, collect(&results[i], sample_ops_per_s, v), w,
			                   collect(&results[j], sample_ops_per_s, w), &s->ratio);
	return 0;
}

struct summary *summarise(const struct result *results, size_t n, size_t nreps)
{
	struct summary *sums = calloc(n, sizeof(*sums));
	double *v = calloc(nreps, sizeof(*v)), *w = calloc(nreps, sizeof(*w));
	int err = sums == NULL || v == NULL || w == NULL;

	for (size_t i = 0; !err && i < n; i++)
		summarise_one(&results[i], nreps, v, &sums[i]);
	for (size_t i = 0; !err && i < n; i++)
		err = compare(results, sums, n, i, v, w);
	free(v);
	free(w);
	if (err) {
		free(sums);
		sums = NULL;
	}
	return sums;
}
