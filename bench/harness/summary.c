/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

#include "harness/interrupt.h"
#include "harness/summary.h"

const struct quantity_info quantities[QUANTITIES] = {
	[SECONDS] = { "seconds", IN_SAMPLES, 1 },
	[GB_PER_S] = { "gb_per_s", IN_SAMPLES, 1 },
	[NS_PER_OP] = { "ns_per_op", IN_SAMPLES | IN_SUMMARY, 1 },
	[MINOR_FAULTS] = { "minor_faults", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[MAJOR_FAULTS] = { "major_faults", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[PAGES_PER_FAULT] = { "pages_per_fault", IN_SAMPLES | IN_SUMMARY | IN_JSON, 1 },
	[CACHE_PAGES_PER_FAULT] = { "cache_pages_per_fault", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[RESIDENT_BEFORE] = { "resident_before", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[RESIDENT_AFTER] = { "resident_after", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[DEVICE_BYTES] = { "device_bytes", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[USER_S] = { "user_s", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[SYSTEM_S] = { "system_s", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[CPU_S_PER_GB] = { "cpu_s_per_gb", IN_SUMMARY, 1 },
	[P50_NS] = { "p50_ns", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[P99_NS] = { "p99_ns", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[P999_NS] = { "p999_ns", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[MAX_NS] = { "max_ns", IN_SAMPLES | IN_SUMMARY | IN_JSON, 0 },
	[OPS_PER_S] = { "ops_per_s", 0, 1 },
};

static double pages_per_fault(const struct row *row, const struct sample *s)
{
	double faults = s->minor_faults + s->major_faults;
	double pages = (double)row->bytes / (double)sysconf(_SC_PAGESIZE);

	return faults > 0 && pages > 0 ? pages / faults : NO_VALUE;
}

double quantity_of(enum quantity q, const struct row *row, const struct sample *s)
{
	switch (q) {
	case SECONDS: return s->seconds;
	case GB_PER_S: return row->bytes > 0 ? (double)row->bytes / s->seconds * 1e-9 : NO_VALUE;
	case NS_PER_OP: return s->seconds * 1e9 / (double)row->ops;
	case MINOR_FAULTS: return s->minor_faults;
	case MAJOR_FAULTS: return s->major_faults;
	case PAGES_PER_FAULT: return pages_per_fault(row, s);
	case CACHE_PAGES_PER_FAULT: return s->cache_pages_per_fault;
	case RESIDENT_BEFORE: return s->resident_before;
	case RESIDENT_AFTER: return s->resident_after;
	case DEVICE_BYTES: return s->device_bytes;
	case USER_S: return s->user_s;
	case SYSTEM_S: return s->system_s;
	case CPU_S_PER_GB:
		return row->bytes > 0 ? (s->user_s + s->system_s) / ((double)row->bytes * 1e-9)
		                      : NO_VALUE;
	case P50_NS: return s->p50_ns;
	case P99_NS: return s->p99_ns;
	case P999_NS: return s->p999_ns;
	case MAX_NS: return s->max_ns;
	case OPS_PER_S: return (double)row->ops / s->seconds;
	default: return NO_VALUE;
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
	size_t nreps = run->opt->repetitions;
	double *v = memory_array(nreps, sizeof(*v)), *w = memory_array(nreps, sizeof(*w));

	run->sums = memory_array(run->nresults, sizeof(*run->sums));
	for (size_t i = 0; i < run->nresults; i++)
		summarise_one(&run->results[i], nreps, v, &run->sums[i]);
	for (size_t i = 0; i < run->nresults; i++)
		compare(run, &run->sums[i], v, w);
	free(v);
	free(w);
}
