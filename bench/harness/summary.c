/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/interrupt.h"
#include "harness/summary.h"

#define IN_ALL (IN_SAMPLES | IN_SUMMARY | IN_JSON)

/* A field of the sample, by its name. */
#define FIELD(name)                                                                                \
	{                                                                                          \
#		name, IN_ALL, 0, offsetof(struct sample, name)                                    \
	}

const struct quantity_info quantities[QUANTITIES] = {
	[SECONDS] = { "seconds", IN_SAMPLES, 1, offsetof(struct sample, seconds) },
	[MINOR_FAULTS] = FIELD(minor_faults),
	[MAJOR_FAULTS] = FIELD(major_faults),
	[CACHE_PAGES_PER_FAULT] = FIELD(cache_pages_per_fault),
	[RESIDENT_BEFORE] = FIELD(resident_before),
	[RESIDENT_AFTER] = FIELD(resident_after),
	[DEVICE_BYTES] = FIELD(device_bytes),
	[USER_S] = FIELD(user_s),
	[SYSTEM_S] = FIELD(system_s),
	[P50_NS] = FIELD(p50_ns),
	[P99_NS] = FIELD(p99_ns),
	[P999_NS] = FIELD(p999_ns),
	[MAX_NS] = FIELD(max_ns),
	/* quantity_of() derives these. */
	[GB_PER_S] = { "gb_per_s", IN_SAMPLES, 1, 0 },
	[NS_PER_OP] = { "ns_per_op", IN_SAMPLES | IN_SUMMARY, 1, 0 },
	[PAGES_PER_FAULT] = { "pages_per_fault", IN_ALL, 1, 0 },
	[CPU_S_PER_GB] = { "cpu_s_per_gb", IN_SUMMARY, 1, 0 },
	[OPS_PER_S] = { "ops_per_s", 0, 1, 0 },
};

static double pages_per_fault(const struct row *row, const struct sample *s)
{
	double faults = s->minor_faults + s->major_faults;
	double pages = (double)row->bytes / (double)sysconf(_SC_PAGESIZE);

	return faults > 0 && pages > 0 ? pages / faults : NO_VALUE;
}

double quantity_of(enum quantity q, const struct row *row, const struct sample *s)
{
	double bytes = (double)row->bytes;

	switch (q) {
	case GB_PER_S: return bytes > 0 ? bytes / s->seconds * 1e-9 : NO_VALUE;
	case NS_PER_OP: return s->seconds * 1e9 / (double)row->ops;
	case OPS_PER_S: return (double)row->ops / s->seconds;
	case PAGES_PER_FAULT: return pages_per_fault(row, s);
	case CPU_S_PER_GB: return bytes > 0 ? (s->user_s + s->system_s) / (bytes * 1e-9) : NO_VALUE;
	default: return *(const double *)(const void *)((const char *)s + quantities[q].field);
	}
}

/* Store the quantity of each valid sample in v; returns how many. */
static size_t collect(const struct result *r, enum quantity q, double *v)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nsamples; i++)
		if (r->samples[i].verdict == SAMPLE_VALID)
			v[n++] = quantity_of(q, r->row, &r->samples[i]);
	return n;
}

static const char *last_reason(const struct result *r)
{
	for (size_t i = r->nsamples; i-- > 0;)
		if (r->samples[i].verdict != SAMPLE_VALID)
			return r->samples[i].reason;
	return "";
}

/* How many of n repetitions must be valid for a row to count as measured. */
static size_t needed(size_t n)
{
	size_t half = (n + 1) / 2;

	return n < 3 ? n : half < 3 ? 3 : half;
}

static const char *status(const struct result *r, size_t nreps)
{
	if (r->skipped)
		return "skipped";
	if (r->valid >= needed(nreps))
		return "ok";
	return interrupted() ? "interrupted" : "unmeasurable";
}

static int is_ok(const struct summary *s)
{
	return strcmp(s->status, "ok") == 0;
}

static void summarise_one(const struct result *r, size_t nreps, double *v, struct summary *s)
{
	*s = (struct summary){
		.row = r->row,
		.status = status(r, nreps),
		.reason = last_reason(r),
		.valid = r->valid,
		.dropped = r->dropped,
		.ratio = { NO_VALUE, NO_VALUE, NO_VALUE },
	};
	for (enum quantity q = 0; is_ok(s) && q < QUANTITIES; q++) {
		size_t n = collect(r, q, v);

		s->median[q] = statistics_median(v, n);
		if (q == GB_PER_S) {
			s->gbps_min = v[0];
			s->gbps_max = v[n - 1];
		}
	}
}

static int same_variant(const struct row *a, const struct row *b)
{
	if (a->variant == NULL || b->variant == NULL)
		return a->variant == b->variant;
	return strcmp(a->variant, b->variant) == 0;
}

static int is_baseline(const struct summary *s, const struct summary *of)
{
	return is_ok(s) && s->row->owner == of->row->owner && same_variant(s->row, of->row) &&
	       strcmp(s->row->state, of->row->state) == 0 &&
	       strcmp(s->row->strategy, of->row->baseline) == 0;
}

/* Whether the page caches of both had folios of about the same size. */
static int same_cache(const struct summary *a, const struct summary *b)
{
	double x = a->median[CACHE_PAGES_PER_FAULT], y = b->median[CACHE_PAGES_PER_FAULT];

	return x == y || (x <= y * 1.1 && y <= x * 1.1);
}

static void compare(struct run *run, struct summary *s, double *v, double *w)
{
	const struct result *r = &run->results[s - run->sums];

	if (!is_ok(s) || s->row->baseline == NULL)
		return;
	for (size_t j = 0; j < run->nresults; j++)
		if (is_baseline(&run->sums[j], s) && same_cache(s, &run->sums[j])) {
			size_t nw = collect(&run->results[j], OPS_PER_S, w);

			s->ratio = statistics_ratio(v, collect(r, OPS_PER_S, v), w, nw);
			return;
		}
}

void summarise(struct run *run)
{
	size_t nreps = (size_t)run->opt->repetitions;
	double *v = memory_array(nreps, sizeof(*v)), *w = memory_array(nreps, sizeof(*w));

	run->sums = memory_array(run->nresults, sizeof(*run->sums));
	for (size_t i = 0; i < run->nresults; i++)
		summarise_one(&run->results[i], nreps, v, &run->sums[i]);
	for (size_t i = 0; i < run->nresults; i++)
		compare(run, &run->sums[i], v, w);
	free(v);
	free(w);
}
