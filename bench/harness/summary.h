/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_SUMMARY_H
#define HARNESS_SUMMARY_H

#include "harness/bench_run.h"
#include "harness/statistics.h"

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
