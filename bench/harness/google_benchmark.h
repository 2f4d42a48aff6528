/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_GOOGLE_BENCHMARK_H
#define HARNESS_GOOGLE_BENCHMARK_H

#include "harness/run.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Let Google Benchmark drive nreps repetitions of each of the n rows, in random order, so that a
 * disturbance of the machine meets all rows.  The samples are left in results.  Returns Google
 * Benchmark's own report in JSON. */
char *google_benchmark(struct result *results, size_t n, size_t nreps, const char *profile);

#ifdef __cplusplus
}
#endif

#endif
