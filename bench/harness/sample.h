/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_SAMPLE_H
#define HARNESS_SAMPLE_H

#include <stdint.h>

/* One measurement of one row.
 *
 * A sample in the wrong state is INVALID, not slow: it is dropped, counted and repeated, a bounded
 * number of times.  No sample is dropped for being slow.  A row that this machine cannot measure
 * is SKIP, with the reason, and is not repeated. */
enum verdict { SAMPLE_VALID, SAMPLE_INVALID, SAMPLE_SKIP };

#define NO_VALUE           (-1.0) /* of a quantity that does not apply */
#define SAMPLE_REASON_SIZE 160    /* bytes, with the terminating zero */

/* prepare() and finish() of the row set the cache's fields; sample_take() sets the rest. */
struct sample {
	enum verdict verdict;
	char reason[SAMPLE_REASON_SIZE]; /* why it is not valid; empty for a valid sample */
	double seconds;                  /* wall time of the body */
	double user_s, system_s;         /* processor time of the body */
	double minor_faults, major_faults;
	double device_bytes;    /* that the kernel charged this process with reading */
	double resident_before; /* fraction of the file's pages in the page cache, or NO_VALUE */
	double resident_after;
	double cache_pages_per_fault; /* see page_cache_fault_probe(); or NO_VALUE */
	/* Of single operations, in nanoseconds, if the row times them; else NO_VALUE. */
	double p50_ns, p99_ns, p999_ns, max_ns;
};

/* Set verdict and reason, printf style.  Returns the verdict. */
enum verdict sample_reject(struct sample *s, enum verdict verdict, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct row;

/* Take one sample of the row: prepare, time, finish, check.  Sets every field of *s.  Returns
 * s->verdict. */
enum verdict sample_take(const struct row *row, struct sample *s);

#endif
