/* SPDX-License-Identifier: MIT */
#ifndef POOL_H
#define POOL_H

#include <jansson.h>

#include "gate.h"

enum extra { EXTRA_NONE, EXTRA_10, EXTRA_25, EXTRAS };

/* The percent of each. */
extern const int extra_percent[EXTRAS];

/* How many were tried, and how many of them came out worse. */
struct tried {
	size_t n, worse;
};

/* The ratios that a log holds.  A/A pairs are kept as they were taken, all rows of a pair side by side,
 * since what disturbs one row disturbs its neighbours. */
struct pool {
	size_t nrows;
	char (*names)[GATE_NAME_MAX];
	bool *cold;
	double *aa;  /* naa times nrows ratios, NAN where there is none */
	size_t naa;
	double **more[EXTRAS]; /* more[e][row]: nmore[e][row] ratios of that row doing so much more */
	size_t *nmore[EXTRAS];
	size_t unfit; /* gates whose pairs differ too much: they say nothing to a user */
	/* What the gates of the log said themselves; rows only in gates of that many pairs. */
	struct tried live_gates, live_rows[EXTRAS];
};

/* Was the gate one of that many pairs? */
bool pool_numbers(const json_t *gate, size_t pairs, size_t confirm);

/* Returns 0, or -1 without memory.  The rows are those of the first gate. */
int pool_make(struct pool *pool, const json_t *records, size_t pairs, size_t confirm);
void pool_free(struct pool *pool);

/* One gate of the pool's A/A pairs, drawn with replacement, either way round: is any row worse, with
 * confirm further pairs for what trips? */
bool pool_alarm(const struct pool *pool, size_t pairs, size_t confirm, gsl_rng *random);

/* One row that does so much more: is it found?  Rows that the pool does not have are not found. */
bool pool_found(const struct pool *pool, enum extra extra, size_t row, size_t pairs, size_t confirm,
                gsl_rng *random);

#endif
