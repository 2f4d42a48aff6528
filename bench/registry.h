/* SPDX-License-Identifier: MIT */
#ifndef REGISTRY_H
#define REGISTRY_H

#include "bench.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ROW_NAME_MAX 256

/* Let every registered case declare its rows.  Returns 0 or -errno. */
int bench_rows_declare(const struct bench_setup *setup);

/* The rows in the order of their declaration; *n is their number. */
const struct bench_row *bench_rows(size_t *n);

/* Release all rows and all memory of bench_alloc(). */
void bench_rows_free(void);

/* Write "case/strategy/state", and "/variant" where there is one, into name, with "/argument:value" for each argument when with_args
 * is not 0. */
void bench_row_name(const struct bench_row *row, int with_args, char name[ROW_NAME_MAX]);

#ifdef __cplusplus
}
#endif

#endif
