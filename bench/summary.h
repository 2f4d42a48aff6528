/* SPDX-License-Identifier: MIT */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "result.h"
#include "stats.h"

/* One row in numbers: medians over its valid samples unless said otherwise.  With status "ok" all
 * is set (BENCH_NONE where it does not apply); otherwise only the words and counts. */
struct summary {
	const struct bench_row *row;
	const char *status; /* ok, skipped, unmeasurable or interrupted */
	const char *reason; /* of the last sample that was not valid; "" if there is none */
	size_t valid, dropped;
	struct spread gbps;
	double ns_per_op;
	double minor_faults, major_faults, pages_per_fault, cache_pages_per_fault;
	double resident_before, resident_after, device_bytes;
	double user_s, system_s, cpu_s_per_gb;
	double p50_ns, p99_ns, p999_ns, max_ns; /* medians of the samples' quantiles */
	/* Speed against the row's baseline in the same case, state and variant.  BENCH_NONE when there
	 * is none, or when the two met caches of different folio sizes (their
	 * cache_pages_per_fault differ by more than a tenth): such rows do not compare. */
	struct interval ratio;
};

/* Summarise n results of nreps repetitions into an array of n that the caller frees.  NULL when
 * memory is short. */
struct summary *summarise(const struct result *results, size_t n, size_t nreps);

#endif
