/* SPDX-License-Identifier: MIT */
#ifndef RESULT_H
#define RESULT_H

#include "bench.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All that was measured of one row: each sample is kept, the dropped ones too. */
struct result {
	const struct bench_row *row;
	struct bench_sample *samples; /* in the order in which they were taken */
	size_t nsamples;
	size_t valid, dropped;
	int skipped; /* no further repetition is worth a try */
};

/* One repetition of r's row: take samples until one is valid, at most RESULT_TRIES of them.
 * Returns the valid sample, or NULL with *why saying why there is none. */
const struct bench_sample *result_repeat(struct result *r, const char **why);

enum { RESULT_TRIES = 3 };

/* Release the samples. */
void result_free(struct result *r);

/* How many of n repetitions must be valid for a row to count as measured. */
size_t result_needed(size_t n);

/* Derived from a sample: GB/s, or BENCH_NONE; operations per second;
 * nanoseconds per operation; processor
 * seconds per GB, or BENCH_NONE; pages processed for each
 * page fault, or BENCH_NONE if nothing faulted. */
double sample_gbps(const struct bench_row *row, const struct bench_sample *s);
double sample_ops_per_s(const struct bench_row *row, const struct bench_sample *s);
double sample_ns_per_op(const struct bench_row *row, const struct bench_sample *s);
double sample_cpu_s_per_gb(const struct bench_row *row, const struct bench_sample *s);
double sample_pages_per_fault(const struct bench_row *row, const struct bench_sample *s);

#ifdef __cplusplus
}
#endif

#endif
