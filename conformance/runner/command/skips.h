/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_SKIPS_H
#define COMMAND_SKIPS_H

/* Skips by cause, and whether anything was tested besides. */

#include <jansson.h>
#include <stdbool.h>

#include "value.h"

/* The causes of the skips in that cell (NULL: in every cell), the most frequent first: each
 * as "39 x CAUSE", a long one truncated; after the first most of them "and 3 more causes".
 * Returns a new array of texts, empty when nothing was skipped. */
json_t *skips_causes(const json_t *records, const char *cell, size_t most);

/* What the results of a cell or a run came to. */
struct coverage {
	size_t results, ran, required, tested;
};

void coverage_add(struct coverage *c, const json_t *result);

/* Was nothing tested, though there are results?  That is so when no required requirement
 * came to a verdict and one was selected, or when all were skipped. */
bool coverage_untested(const struct coverage *c);

/* Is that so of all results?  If so, append why: "no required requirement passed or failed",
 * and the most frequent cause. */
bool skips_untested(struct line *out, const json_t *records);

/* One line for each cell that skipped more than most, with the reasons that are given most
 * often; returns how many there are. */
size_t skips_check(const json_t *records, long most);

#endif
