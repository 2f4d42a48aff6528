/* SPDX-License-Identifier: MIT */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "bench.h"

/* Take one sample of row: prepare, time, finish, check.  Every field of *s is set; the return value
 * is s->verdict. */
enum bench_verdict sample_take(const struct bench_row *row, struct bench_sample *s);

#endif
