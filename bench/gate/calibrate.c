/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include "calibrate.h"

/* 24 processes of all rows, and 40 more of two rows in three, are less than three minutes. */
static const double process_seconds = 3;

static long between(double n)
{
	return n > CALIBRATE_MOST ? CALIBRATE_MOST : n < CALIBRATE_LEAST ? CALIBRATE_LEAST : (long)n;
}

int calibrate(struct order *order)
{
	struct gate unused = { 0 };
	double began = gate_now();
	int status;

	if (order->repetitions != 0)
		return 0;
	order->repetitions = CALIBRATE_LEAST;
	status = pair_measure_side(&(struct measurement){ order, order->filter, &unused, false, 0 }, BASE);
	gate_free(&unused);
	order->repetitions = between(CALIBRATE_LEAST * process_seconds / (gate_now() - began));
	order->calibrated = true;
	return status;
}

long calibrate_further(const struct order *order, double seconds, double part)
{
	/* What a process takes for its start does not shrink with its rows. */
	static const double start = 0.2;
	double process = seconds / (2 * (double)order->pairs) * (start + (1 - start) * part);
	double room = (CALIBRATE_SECONDS - seconds) / (2 * (double)order->confirm);

	if (!order->calibrated || room >= process)
		return order->repetitions;
	return between((double)order->repetitions * room / process);
}
