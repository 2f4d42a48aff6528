/* SPDX-License-Identifier: MIT */
/* The run of a gate: how many samples, pairs, once more for what trips, verdicts. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "judge_counts.h"
#include "harness/interrupt.h"
#include "judge.h"

/* --- how many samples of a row each process takes, so that a gate ends within three minutes when
 * most rows trip.  A fast machine takes SAMPLES_MOST, beyond which a row's least time hardly
 * profits; a slow one takes SAMPLES_LEAST though it take longer --- */

enum { SAMPLES_LEAST = 15, SAMPLES_MOST = 60 };

static const double seconds_most = 180;

/* 24 processes of all rows, and 40 more of two rows in three, are less than three minutes. */
static const double process_seconds = 3;

static long between(double n)
{
	return n > SAMPLES_MOST ? SAMPLES_MOST : n < SAMPLES_LEAST ? SAMPLES_LEAST : (long)n;
}

/* Set order->repetitions, and order->calibrated, unless they were given (not 0): BASE is asked, by
 * one process that is not counted. */
static int calibrate(struct order *order)
{
	struct gate unused = { 0 };
	double began = clock_seconds();
	int status;

	if (order->repetitions != 0)
		return 0;
	order->repetitions = SAMPLES_LEAST;
	status = pair_measure_side(&(struct measurement){ order, order->filter, &unused, false, 0 },
	                           BASE);
	gate_free(&unused);
	order->repetitions = between(SAMPLES_LEAST * process_seconds / (clock_seconds() - began));
	order->calibrated = true;
	return status;
}

/* How many for the further pairs of what trips, which is that part (0 to 1) of the rows, when the
 * first pairs took so many seconds: as many as before, or fewer on a machine that became slower. */
static long calibrate_further(const struct order *order, double seconds, double part)
{
	/* What a process takes for its start does not shrink with its rows. */
	static const double start = 0.2;
	double process = seconds / (2 * (double)order->pairs) * (start + (1 - start) * part);
	double room = (seconds_most - seconds) / (2 * (double)order->confirm);

	if (!order->calibrated || room >= process)
		return order->repetitions;
	return between((double)order->repetitions * room / process);
}

/* --- the pairs --- */

static void progress(const char *what, size_t i, size_t n)
{
	if (isatty(2))
		fprintf(stderr, "\r\033[K%s %zu of %zu", what, i, n);
}

static void progress_end(void)
{
	if (isatty(2))
		fputs("\r\033[K", stderr);
}

/* All pairs, which side of a pair first by chance. */
static int measure(const struct order *order, const char *filter, bool further, struct gate *gate)
{
	struct measurement m = { order, filter, gate, further, 0 };
	size_t n = (size_t)(further ? order->confirm : order->pairs);
	int status = 0;

	for (; status == 0 && m.pair < n; m.pair++) {
		progress(further ? "once more, pair" : "pair", m.pair + 1, n);
		status = pair_measure(&m, gsl_rng_uniform_int(order->random, 2) == 0 ? BASE : HEAD);
	}
	progress_end();
	return interrupted() ? EXIT_USAGE : status;
}

static bool trips(const struct row *row)
{
	return row->judged.verdict == VERDICT_WORSE || row->judged.verdict == VERDICT_BETTER ||
	       row->verdict == VERDICT_WORSE;
}

/* Measure once more what trips; it is judged by the new pairs alone. */
static int confirm(const struct order *order, double seconds, struct gate *gate)
{
	struct order further = *order;
	char *filter;
	size_t n = 0;
	int status;

	for (size_t i = 0; i < gate->nrows; i++)
		n += trips(&gate->rows[i]);
	if (n == 0)
		return 0;
	filter = gate_pattern(gate->rows, gate->nrows, trips);
	further.repetitions = calibrate_further(order, seconds, (double)n / (double)gate->nrows);
	status = measure(&further, filter, true, gate);
	free(filter);
	for (size_t i = 0; status == 0 && i < gate->nrows; i++) {
		struct row *row = &gate->rows[i];

		if (trips(row))
			row->confirmed =
			    judge_pairs(&row->second, row->cold, JUDGE_CONFIRM, order->random);
	}
	return status;
}

static void explain_missing(struct row *row)
{
	static const char *const words[SIDES] = { "base", "head" };
	size_t n[SIDES] = { 0 };

	for (size_t i = 0; i < row->first.n; i++)
		for (size_t side = 0; side < SIDES; side++)
			n[side] += row->first.at[i].of[side] > 0;
	for (size_t side = 0; side < SIDES; side++)
		if (n[side] < JUDGE_PAIRS_MIN)
			snprintf(row->why, sizeof(row->why),
			         "%s measured it in %zu of %zu processes", words[side], n[side],
			         row->first.n);
	/* What can no longer be measured has not become better. */
	if (n[BASE] >= JUDGE_PAIRS_MIN && n[HEAD] < JUDGE_PAIRS_MIN)
		row->verdict = VERDICT_WORSE;
}

static void conclude(struct row *row, bool counters)
{
	row->verdict =
	    trips(row) && row->confirmed.pairs > 0 ? row->confirmed.verdict : row->judged.verdict;
	if (row->verdict == VERDICT_UNMEASURABLE)
		explain_missing(row);
	else if (counters)
		counters_compare(row);
}

static int judge_times(const struct order *order, double began, struct gate *gate)
{
	int status = 0;

	for (size_t i = 0; i < gate->nrows; i++) {
		struct row *row = &gate->rows[i];

		row->judged = judge_pairs(&row->first, row->cold, JUDGE_TRIP, order->random);
		row->verdict = order->counters && counters_trip(row) ? VERDICT_WORSE : VERDICT_SAME;
	}
	gate->unfit = judge_unfit(gate);
	/* Further pairs of a machine whose pairs do not agree would decide nothing. */
	if (!gate->unfit || order->by == BY_TIME || !counts_here())
		status = confirm(order, clock_seconds() - began, gate);
	for (size_t i = 0; status == 0 && i < gate->nrows; i++)
		conclude(&gate->rows[i], order->counters);
	return status;
}

static int run_by_time(const struct order *order, double began, struct gate *out)
{
	int status = measure(order, order->filter, false, out);

	if (status == 0 && out->nrows > 0 && order->counters)
		status = counters_calls(order, out);
	if (status == 0)
		status = judge_times(order, began, out);
	return status != 0 || order->by == BY_TIME ? status : counts_judge_rest(order, out);
}

int gate_run(struct order *order, struct gate *out)
{
	int status = calibrate(order);
	double began = clock_seconds();

	*out = (struct gate){ 0 };
	if (status != 0)
		return status;
	status =
	    order->by == BY_COUNTS ? counts_judge_all(order, out) : run_by_time(order, began, out);
	out->seconds = clock_seconds() - began;
	if (status == 0 && out->nrows == 0) {
		complain("no row was measured: --filter %s", order->filter);
		return EXIT_NOTHING;
	}
	return status;
}
