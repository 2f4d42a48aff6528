/* SPDX-License-Identifier: MIT */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"

#include "judge.h"

enum { RESAMPLES = 2000, RATIOS_MAX = 1000 /* as many as there may be pairs */ };

/* The ends of the interval of the median. */
static void bootstrap(double *ratios, size_t n, double tail, gsl_rng *random, struct judgement *j)
{
	double *drawn = memory_array(n, sizeof(*drawn)), medians[RESAMPLES];

	for (size_t i = 0; i < RESAMPLES; i++) {
		gsl_ran_sample(random, drawn, n, ratios, n, sizeof(*ratios));
		medians[i] = gsl_stats_median(drawn, 1, n);
	}
	gsl_sort(medians, 1, RESAMPLES);
	j->low = gsl_stats_quantile_from_sorted_data(medians, 1, RESAMPLES, tail);
	j->high = gsl_stats_quantile_from_sorted_data(medians, 1, RESAMPLES, 1 - tail);
	free(drawn);
}

/* From the first to the last tenth; 1 if they are too few. */
static double spread(const double *sorted, size_t n)
{
	if (n < JUDGE_PAIRS_MIN)
		return 1;
	return gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.9) /
	       gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.1);
}

/* Judge n ratios, which are sorted on return. */
static struct judgement judge(double *ratios, size_t n, bool cold, double tail, gsl_rng *random)
{
	struct judgement j = { .verdict = VERDICT_UNMEASURABLE, .pairs = n, .tail = tail };
	double threshold = cold ? JUDGE_COLD : JUDGE_WARM;

	if (n == 0)
		return j;
	gsl_sort(ratios, 1, n);
	j.ratio = gsl_stats_median_from_sorted_data(ratios, 1, n);
	j.low = j.high = j.ratio;
	j.spread = spread(ratios, n);
	if (n < JUDGE_PAIRS_MIN)
		return j;
	bootstrap(ratios, n, tail, random, &j);
	j.verdict = VERDICT_SAME;
	if (j.ratio > threshold && j.low > 1)
		j.verdict = VERDICT_WORSE;
	if (j.ratio < 1 / threshold && j.high < 1)
		j.verdict = VERDICT_BETTER;
	return j;
}

struct judgement judge_pairs(const struct pairs *pairs, bool cold, double tail, gsl_rng *random)
{
	double *ratios = memory_array(pairs->n, sizeof(*ratios));
	struct judgement j;
	size_t n = 0;

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

/* The same as judge(), without a bootstrap if the median alone says no. */
static bool is_worse(double *ratios, size_t n, bool cold, double tail, gsl_rng *random)
{
	if (n == 0 || gsl_stats_median(ratios, 1, n) <= (cold ? JUDGE_COLD : JUDGE_WARM))
		return false;
	return judge(ratios, n, cold, tail, random).verdict == VERDICT_WORSE;
}

int judge_lines(gsl_rng *random)
{
	double ratios[RATIOS_MAX];
	char *line = NULL, *word, *rest;
	size_t room = 0, n;
	bool cold;
	double tail;

	while (getline(&line, &room, stdin) > 0) {
		rest = line;
		cold = strcmp(strsep(&rest, " "), "cold") == 0;
		word = strsep(&rest, " \n");
		tail = word != NULL && strcmp(word, "confirm") == 0 ? JUDGE_CONFIRM : JUDGE_TRIP;
		for (n = 0; n < RATIOS_MAX && (word = strsep(&rest, " \n")) != NULL;)
			if (*word != '\0')
				ratios[n++] = strtod(word, NULL);
		puts(is_worse(ratios, n, cold, tail, random) ? "worse" : "not worse");
	}
	free(line);
	return EXIT_EXPECTED;
}
