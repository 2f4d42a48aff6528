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
#define JUDGE_TRIP    0.05
#define JUDGE_CONFIRM 0.005

/* Judge the ratios of pairs, without those that lack a side; tail is one of the above. */
struct judgement judge_pairs(const struct pairs *pairs, bool cold, double tail, gsl_rng *random);

/* Do the pairs of more than half of the rows differ by more than JUDGE_SPREAD?  How much faster or
 * slower HEAD is makes no difference to that. */
bool judge_unfit(const struct gate *gate);

/* Judge rows for the self-test (bench/record/gate_self_test), so that there is one judgement.
 * Standard input has a line for each: "warm" or "cold", "trip" or "confirm", and its ratios, at
 * most 1000. Standard output gets a line for each: "worse" or "not worse".  Returns an exit status.
 */
int judge_lines(gsl_rng *random);

#endif
