/* SPDX-License-Identifier: MIT */
#ifndef JUDGE_H
#define JUDGE_H

#include "gate.h"

/* What makes a regression: the median ratio of a row that is warm, or cold. */
#define JUDGE_WARM 1.05
#define JUDGE_COLD 1.10

enum { JUDGE_PAIRS_MIN = 5 }; /* fewer say nothing */

/* Judge n ratios (head over base, each > 0), which are sorted on return. */
struct judgement judge(double *ratios, size_t n, bool cold, gsl_rng *random);

/* The same of pairs, without those that lack a side. */
struct judgement judge_pairs(const struct pairs *pairs, bool cold, gsl_rng *random);

/* Does the base differ from itself by more than a tenth, in more than half of the rows? */
bool judge_unfit(const struct gate *gate);

#endif
