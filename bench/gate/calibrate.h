/* SPDX-License-Identifier: MIT */
#ifndef CALIBRATE_H
#define CALIBRATE_H

#include "gate.h"

/* A gate shall end within three minutes. */
#define CALIBRATE_SECONDS 180

/* How many samples of a row a process may take so that it does when most rows trip.  BASE is asked, by
 * one process that is not counted.  A fast machine takes CALIBRATE_MOST, beyond which a row's least time
 * hardly profits; a slow one takes CALIBRATE_LEAST though it take longer.
 *
 * Sets order->repetitions, and order->calibrated, unless they were given (not 0).  Returns 0, or the exit
 * status to end with after one line on standard error. */
enum { CALIBRATE_LEAST = 15, CALIBRATE_MOST = 60 };

int calibrate(struct order *order);

/* How many for the further pairs of what trips, which is that part (0 to 1) of the rows, when the first
 * pairs took so many seconds: as many as before, or fewer on a machine that became slower. */
long calibrate_further(const struct order *order, double seconds, double part);

#endif
