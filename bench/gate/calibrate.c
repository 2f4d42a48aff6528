/* SPDX-License-Identifier: MIT */
#include <time.h>

#include "process.h"

#include "calibrate.h"

/* 24 processes of all rows, and 40 more of two rows in three, are less than three minutes. */
static const double process_seconds = 3;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int calibrate(struct order *order)
{
	struct gate unused = { 0 };
	double began = now(), fit;
	int status;

	if (order->repetitions != 0)
		return 0;
	order->repetitions = CALIBRATE_LEAST;
	status = process_measure(order, BASE, order->filter, false, 0, &unused);
	gate_free(&unused);
	fit = CALIBRATE_LEAST * process_seconds / (now() - began);
	order->repetitions = fit > CALIBRATE_MOST    ? CALIBRATE_MOST
	                     : fit < CALIBRATE_LEAST ? CALIBRATE_LEAST
	                                             : (int)fit;
	return status;
}
