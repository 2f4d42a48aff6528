/* SPDX-License-Identifier: MIT */
#ifndef STATS_H
#define STATS_H

#include <stddef.h>

struct spread {
	double min, median, max;
};

/* The spread of n >= 1 values, which are sorted on return. */
struct spread stats_spread(double *v, size_t n);

struct interval {
	double low, mid, high;
};

enum { STATS_INTERVAL_MIN = 5 };

/* The ratio median(a) / median(b) and its 95 % bootstrap interval (percentiles of 2000 resamples,
 * a and b drawn apart, always by the same random numbers).  na, nb >= 1; all values > 0.  With few
 * values the interval is narrower than the truth; with fewer than STATS_INTERVAL_MIN of either its
 * ends are -1.  Returns 0 or -ENOMEM; a and b end sorted. */
int stats_ratio(double *a, size_t na, double *b, size_t nb, struct interval *out);

#endif
