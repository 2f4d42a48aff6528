/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>

#include "counters.h"

static const char *const words[COUNTS] = {
	"page faults", "major faults", "bytes from the device", "system calls",
};

static bool is_pinned(const struct counter *c)
{
	return c->samples > 0 && 2 * c->at_least >= c->samples;
}

/* Negative if HEAD has less, 0 if they are the same or do not say. */
static int differs(const struct row *row, size_t k)
{
	const struct counter *base = &row->counters[BASE][k], *head = &row->counters[HEAD][k];

	if (row->cold || row->ops[BASE] != row->ops[HEAD] || !is_pinned(base) || !is_pinned(head))
		return 0;
	return (head->least > base->least) - (head->least < base->least);
}

bool counters_trip(const struct row *row)
{
	for (size_t k = 0; k < COUNTS; k++)
		if (differs(row, k) > 0)
			return true;
	return false;
}

void counters_compare(struct row *row)
{
	for (size_t k = 0; k < COUNTS; k++) {
		int difference = differs(row, k);

		if (difference == 0)
			continue;
		snprintf(row->why, sizeof(row->why), "%" PRIu64 " %s a sample, base %" PRIu64,
		         row->counters[HEAD][k].least, words[k], row->counters[BASE][k].least);
		if (difference > 0) {
			row->verdict = VERDICT_WORSE;
			return;
		}
		if (row->verdict == VERDICT_SAME)
			row->verdict = VERDICT_BETTER;
	}
}
