/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>

#include "base/allocation.h"

#include "harness/splitmix.h"
#include "harness/summary.h"

enum { RESAMPLES = 2000, TAIL = RESAMPLES * 25 / 1000 };

double statistics_median(double *v, size_t n)
{
	gsl_sort(v, 1, n);
	return gsl_stats_median_from_sorted_data(v, 1, n);
}

/* The median of n values drawn from v with replacement into drawn. */
static double resampled_median(const double *v, size_t n, double *drawn, uint64_t *seed)
{
	for (size_t i = 0; i < n; i++)
		drawn[i] = v[splitmix((*seed)++) % n];
	return statistics_median(drawn, n);
}

struct interval statistics_ratio(double *a, size_t na, double *b, size_t nb)
{
	struct interval ratio = { .low = -1, .high = -1 };
	double ratios[RESAMPLES], *drawn;
	uint64_t seed = 0;

	ratio.mid = statistics_median(a, na) / statistics_median(b, nb);
	if (na < STATISTICS_INTERVAL_MIN || nb < STATISTICS_INTERVAL_MIN)
		return ratio;
	drawn = memory_array(na > nb ? na : nb, sizeof(*drawn));
	for (size_t i = 0; i < RESAMPLES; i++) {
		ratios[i] = resampled_median(a, na, drawn, &seed);
		ratios[i] /= resampled_median(b, nb, drawn, &seed);
	}
	free(drawn);
	gsl_sort(ratios, 1, RESAMPLES);
	ratio.low = ratios[TAIL];
	ratio.high = ratios[RESAMPLES - 1 - TAIL];
	return ratio;
}
