/* SPDX-License-Identifier: MIT */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

#include "judge.h"

enum { RESAMPLES = 2000 };
#define TAIL       0.005
#define SPREAD_MAX 1.10

/* The ends of the interval of the median.  Returns 0, or -1 without memory. */
static int bootstrap(double *ratios, size_t n, gsl_rng *random, struct judgement *j)
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
		j->low = gsl_stats_quantile_from_sorted_data(medians, 1, RESAMPLES, TAIL);
		j->high = gsl_stats_quantile_from_sorted_data(medians, 1, RESAMPLES, 1 - TAIL);
	}
	free(drawn);
	free(medians);
	return err;
}

struct judgement judge(double *ratios, size_t n, bool cold, gsl_rng *random)
{
	struct judgement j = { .verdict = VERDICT_UNMEASURABLE, .pairs = n };
	double threshold = cold ? JUDGE_COLD : JUDGE_WARM;

	if (n == 0)
		return j;
	gsl_sort(ratios, 1, n);
	j.ratio = gsl_stats_median_from_sorted_data(ratios, 1, n);
	j.low = j.high = j.ratio;
	if (n < JUDGE_PAIRS_MIN || bootstrap(ratios, n, random, &j) != 0)
		return j;
	j.verdict = VERDICT_SAME;
	if (j.ratio > threshold && j.low > 1)
		j.verdict = VERDICT_WORSE;
	if (j.ratio < 1 / threshold && j.high < 1)
		j.verdict = VERDICT_BETTER;
	return j;
}

struct judgement judge_pairs(const struct pairs *pairs, bool cold, gsl_rng *random)
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
	j = judge(ratios, n, cold, random);
	free(ratios);
	return j;
}

/* From the first to the last tenth of what the processes of BASE said; 1 if they said too little. */
static double spread(const struct pairs *pairs)
{
	double *v = calloc(pairs->n + 1, sizeof(*v)), result = 1;
	size_t n = 0;

	for (size_t i = 0; v != NULL && i < pairs->n; i++)
		if (isfinite(pairs->at[i].of[BASE]))
			v[n++] = pairs->at[i].of[BASE];
	if (n >= JUDGE_PAIRS_MIN) {
		gsl_sort(v, 1, n);
		result = gsl_stats_quantile_from_sorted_data(v, 1, n, 0.9) /
		         gsl_stats_quantile_from_sorted_data(v, 1, n, 0.1);
	}
	free(v);
	return result;
}

bool judge_unfit(const struct gate *gate)
{
	size_t wide = 0;

	for (size_t i = 0; i < gate->nrows; i++)
		wide += spread(&gate->rows[i].first) > SPREAD_MAX;
	return 2 * wide > gate->nrows;
}
