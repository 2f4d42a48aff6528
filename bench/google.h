/* SPDX-License-Identifier: MIT */
#ifndef GOOGLE_H
#define GOOGLE_H

#include "result.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Let Google Benchmark drive nreps repetitions of each of the n rows, in random order so that a
 * disturbance of the machine meets all rows alike.  The samples are left in results; *json, which
 * the caller frees, is Google Benchmark's own report.  Returns 0 or -errno. */
int google_run(struct result *results, size_t n, size_t nreps, const char *profile, char **json);

#ifdef __cplusplus
}
#endif

#endif
