/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "mix.h"

#include "stats.h"

enum { RESAMPLES = 2000 };

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(const double *v, size_t n)
{
	return n % 2 != 0 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

struct spread stats_spread(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), ascending);
	return (struct spread){ .min = v[0], .median = median(v, n), .max = v[n - 1] };
}

/* The median of n values drawn from v with replacement into tmp. */
static double resampled_median(const double *v, size_t n, double *tmp, uint64_t *seed)
{
	for (size_t i = 0; i < n; i++)
		tmp[i] = v[mix((*seed)++) % n];
	return stats_spread(tmp, n).median;
}

/* The ends of the interval that holds the middle 95 % of the resampled ratios. */
static int resample(const double *a, size_t na, const double *b, size_t nb, struct interval *out)
{
	enum { TAIL = RESAMPLES * 25 / 1000 };
	double *tmp, *ratios;
	uint64_t seed = 0;
	int err = -ENOMEM;

	ratios = calloc(RESAMPLES, sizeof(*ratios));
	tmp = calloc(na > nb ? na : nb, sizeof(*tmp));
	if (ratios == NULL || tmp == NULL)
		goto free_both;
	for (size_t i = 0; i < RESAMPLES; i++) {
		ratios[i] = resampled_median(a, na, tmp, &seed);
		ratios[i] /= resampled_median(b, nb, tmp, &seed);
	}
	qsort(ratios, RESAMPLES, sizeof(*ratios), ascending);
	out->low = ratios[TAIL];
	out->high = ratios[RESAMPLES - 1 - TAIL];
	err = 0;

free_both:
	free(tmp);
	free(ratios);
	return err;
}

int stats_ratio(double *a, size_t na, double *b, size_t nb, struct interval *out)
{
	out->mid = stats_spread(a, na).median / stats_spread(b, nb).median;
	out->low = out->high = -1;
	if (na < STATS_INTERVAL_MIN || nb < STATS_INTERVAL_MIN)
		return 0;
	return resample(a, na, b, nb, out);
}
