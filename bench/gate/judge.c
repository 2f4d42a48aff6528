/* SPDX-License-Identifier: MIT */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

#include "judge.h"

enum { RESAMPLES = 2000 };

/* The ends of the interval of the median.  Returns 0, or -1 without memory. */
static int bootstrap(double *ratios, size_t n, double tail, gsl_rng *random, struct judgement *j)
{
	double *drawn = calloc(n, sizeof(*drawn)), *medians = calloc(RESAMPLES, sizeof(*medians));
	int err = drawn == NULL || medians == NULL ? -1 : 0;

	for (size_t i = 0; err == 0 && i < RESAMPLES; i++) {
		gsl_ran_sample(random, drawn, n, ratios, n, sizeof(*ratios));
		gsl_sort(drawn, 1, n);
		medians[i] = gsl_stats_median_from_sorted_data(drawn, 1, n);
	}
	if (err == 0) {
		gsl_sort(medians, 1, RESAMPLES);
		j->low = gsl_stats_quantile_from_sorted_data(medians, 1, RESAMPLES, tail);
		j->high = gsl_stats_quantile_from_sorted_data(medians, 1, RESAMPLES, 1 - tail);
	}
	free(drawn);
	free(medians);
	return err;
}

double judge_spread(const double *sorted, size_t n)
{
	if (n < JUDGE_PAIRS_MIN)
		return 1;
	return gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.9) /
	       gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.1);
}

struct judgement judge(double *ratios, size_t n, bool cold, double tail, gsl_rng *random)
{
	struct judgement j = { .verdict = VERDICT_UNMEASURABLE, .pairs = n, .tail = tail };
	double threshold = cold ? JUDGE_COLD : JUDGE_WARM;

	if (n == 0)
		return j;
	gsl_sort(ratios, 1, n);
	j.ratio = gsl_stats_median_from_sorted_data(ratios, 1, n);
	j.low = j.high = j.ratio;
	j.spread = judge_spread(ratios, n);
	if (n < JUDGE_PAIRS_MIN || bootstrap(ratios, n, tail, random, &j) != 0)
		return j;
	j.verdict = VERDICT_SAME;
	if (j.ratio > threshold && j.low > 1)
		j.verdict = VERDICT_WORSE;
	if (j.ratio < 1 / threshold && j.high < 1)
		j.verdict = VERDICT_BETTER;
	return j;
}

bool judge_worse(double *ratios, size_t n, bool cold, double tail, gsl_rng *random)
{
	gsl_sort(ratios, 1, n);
	if (n == 0 || gsl_stats_median_from_sorted_data(ratios, 1, n) <= (cold ? JUDGE_COLD : JUDGE_WARM))
		return false;
	return judge(ratios, n, cold, tail, random).verdict == VERDICT_WORSE;
}

struct judgement judge_pairs(const struct pairs *pairs, bool cold, double tail, gsl_rng *random)
{
	double *ratios = calloc(pairs->n + 1, sizeof(*ratios));
	struct judgement j = { .verdict = VERDICT_UNMEASURABLE };
	size_t n = 0;

	if (ratios == NULL)
		return j;
	for (size_t i = 0; i < pairs->n; i++) {
		double ratio = pairs->at[i].of[HEAD] / pairs->at[i].of[BASE];

		if (isfinite(ratio) && ratio > 0)
			ratios[n++] = ratio;
	}
	j = judge(ratios, n, cold, tail, random);
	free(ratios);
	return j;
}

bool judge_unfit(const struct gate *gate)
{
	size_t wide = 0, measured = 0;

	for (size_t i = 0; i < gate->nrows; i++) {
		measured += gate->rows[i].judged.pairs > 0;
		wide += gate->rows[i].judged.spread > JUDGE_SPREAD;
	}
	return 2 * wide > measured;
}
