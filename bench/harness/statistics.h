/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_STATISTICS_H
#define HARNESS_STATISTICS_H

#include <stddef.h>

/* The median of n >= 1 values, which are sorted on return. */
double statistics_median(double *v, size_t n);

struct interval {
	double low, mid, high;
};

enum { STATISTICS_INTERVAL_MIN = 5 };

/* The ratio median(a) / median(b) and its 95 % bootstrap interval (percentiles of 2000 resamples;
 * a and b are resampled independently, always with the same random numbers).  na, nb >= 1; all
 * values > 0.  The interval of a few values is too narrow.  If na or nb is less than
 * STATISTICS_INTERVAL_MIN, its ends are -1.  a and b are sorted on return. */
struct interval statistics_ratio(double *a, size_t na, double *b, size_t nb);

#endif
