/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_SUMMARY_H
#define HARNESS_SUMMARY_H

#include "harness/measure_rows.h"

/* --- statistics.c --------------------------------------------------------------------------- */

/* The median of n >= 1 values, which are sorted on return. */
double statistics_median(double *v, size_t n);

struct interval {
	double low, mid, high;
};

enum { STATISTICS_INTERVAL_MIN = 5 };

/* The ratio median(a) / median(b) and its 95 % bootstrap interval (percentiles of 2000 resamples;
 * a and b are resampled independently, always with the same random numbers).  na, nb >= 1; all
 * values > 0.  The interval of a few values is too narrow.  If na or nb is less than
 * STATISTICS_INTERVAL_MIN, its ends are -1.  a and b are sorted on return. */
struct interval statistics_ratio(double *a, size_t na, double *b, size_t nb);

/* --- summary.c ------------------------------------------------------------------------------ */

/* The quantities that a sample has, in the order of the columns of the result files. */
enum quantity {
	SECONDS,
	GB_PER_S,
	NS_PER_OP,
	MINOR_FAULTS,
	MAJOR_FAULTS,
	PAGES_PER_FAULT, /* pages processed for each page fault; NO_VALUE without a fault */
	CACHE_PAGES_PER_FAULT,
	RESIDENT_BEFORE,
	RESIDENT_AFTER,
	DEVICE_BYTES,
	USER_S,
	SYSTEM_S,
	CPU_S_PER_GB,
	P50_NS,
	P99_NS,
	P999_NS,
	MAX_NS,
	OPS_PER_S,
	QUANTITIES,
};

/* Which output has a quantity. */
enum { IN_SAMPLES = 1, IN_SUMMARY = 2, IN_JSON = 4 };

struct quantity_info {
	const char *name; /* of the column */
	unsigned outputs;
	int needs_valid; /* it is known of valid samples only */
	size_t field;    /* offset in struct sample, if it is a field of it */
};

extern const struct quantity_info quantities[QUANTITIES];

/* The value of a sample of the row, or NO_VALUE. */
double quantity_of(enum quantity q, const struct row *row, const struct sample *s);

/* One row in numbers.  If status is not "ok", the numbers other than valid and dropped are not
 * set. */
struct summary {
	const struct row *row;
	const char *status; /* ok, skipped, unmeasurable or interrupted */
	const char *reason; /* of the last sample that is not valid; "" if there is none */
	size_t valid, dropped;
	double gbps_min, gbps_max;
	double median[QUANTITIES]; /* of the valid samples; NO_VALUE for what does not apply */
	/* Speed relative to the row's baseline in the same case, state and variant.  All NO_VALUE
	 * if there is none, or if the cache_pages_per_fault of the two differ by more than a tenth:
	 * the folio sizes differ then, and the rows do not compare. */
	struct interval ratio;
};

/* Summarise all results of the run into run->sums, which the caller frees. */
void summarise(struct run *run);

#endif
