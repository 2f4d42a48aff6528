/* SPDX-License-Identifier: MIT */
#ifndef CALIBRATE_H
#define CALIBRATE_H

#include "gate.h"

/* How many samples of a row a process may take so that a gate stays below three minutes when most of its
 * rows trip.  BASE is asked, by one process that is not counted.  A fast machine takes CALIBRATE_MOST,
 * beyond which a row's least time hardly profits; a slow one takes CALIBRATE_LEAST though it take longer.
 *
 * Sets order->repetitions unless they were given (not 0).  Returns 0, or the exit status to end with after
 * one line on standard error. */
enum { CALIBRATE_LEAST = 15, CALIBRATE_MOST = 60 };

int calibrate(struct order *order);

#endif
