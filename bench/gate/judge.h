/* SPDX-License-Identifier: MIT */
#ifndef JUDGE_H
#define JUDGE_H

#include "gate.h"

/* What makes a regression: the median ratio of a row that is warm, or cold. */
#define JUDGE_WARM 1.05
#define JUDGE_COLD 1.10

/* Pairs that differ by more than that do not agree on what they compare. */
#define JUDGE_SPREAD 1.10

enum { JUDGE_PAIRS_MIN = 5 }; /* fewer say nothing */

/* What trips is measured once more: the first time shall miss little, the second call nothing worse
 * that is not.  How much of the bootstrap's medians may lie on the other side of 1. */
#define JUDGE_TRIP 0.05
#define JUDGE_CONFIRM 0.005

/* Judge n ratios (head over base, each > 0), which are sorted on return; tail is one of the above. */
struct judgement judge(double *ratios, size_t n, bool cold, double tail, gsl_rng *random);

/* Is it worse?  The same answer, without a bootstrap where the median alone says no. */
bool judge_worse(double *ratios, size_t n, bool cold, double tail, gsl_rng *random);

/* What judge() says of pairs, without those that lack a side. */
struct judgement judge_pairs(const struct pairs *pairs, bool cold, double tail, gsl_rng *random);

/* From the first to the last tenth of n ratios; 1 if they are too few. */
double judge_spread(const double *sorted, size_t n);

/* Do the pairs of more than half of the rows differ by more than JUDGE_SPREAD?  How much faster or
 * slower HEAD is makes no difference to that. */
bool judge_unfit(const struct gate *gate);

#endif
