/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "counts.h"

static double sum(const struct counts *c)
{
	return c->run[0][WORK_INSTRUCTIONS] + c->run[0][WORK_ACCESSES];
}

double counts_ratio(const struct row *row, enum work work)
{
	return row->counts[HEAD].run[0][work] / row->counts[BASE].run[0][work];
}

/* A row that no process measured is one that this machine cannot do. */
static bool possible(const struct row *row)
{
	bool any = row->first.n == 0;

	for (size_t i = 0; i < row->first.n; i++)
		any |= row->first.at[i].of[BASE] > 0 || row->first.at[i].of[HEAD] > 0;
	return any;
}

bool counts_silent(const struct row *row)
{
	return row->by == BY_COUNTS && row->verdict == VERDICT_UNMEASURABLE &&
	       row->counts[BASE].listed && row->counts[HEAD].listed && possible(row);
}

/* Is one more than the other by more than the tolerance? */
static bool above(double one, double other)
{
	return one > other * COUNTS_TOLERANCE;
}

static bool repeats(const struct counts *c)
{
	for (size_t k = 0; k < WORKS; k++)
		if (above(c->run[0][k], c->run[1][k]) || above(c->run[1][k], c->run[0][k]))
			return false;
	return true;
}

static bool any_above(const struct counts *one, const struct counts *other)
{
	return above(one->run[0][WORK_INSTRUCTIONS], other->run[0][WORK_INSTRUCTIONS]) ||
	       above(one->run[0][WORK_ACCESSES], other->run[0][WORK_ACCESSES]);
}

static enum verdict compare(const struct counts *base, const struct counts *head)
{
	if (any_above(head, base) && sum(head) > sum(base))
		return VERDICT_WORSE;
	if (any_above(base, head) && sum(base) > sum(head))
		return VERDICT_BETTER;
	return VERDICT_SAME;
}

static void conclude(struct row *row, enum verdict verdict, const char *side, const char *why)
{
	row->verdict = verdict;
	snprintf(row->why, sizeof(row->why), "%s%s", side, why);
}

void counts_judge(struct row *row)
{
	const struct counts *base = &row->counts[BASE], *head = &row->counts[HEAD];

	row->by = BY_COUNTS;
	if (!base->listed)
		conclude(row, VERDICT_UNMEASURABLE, "base ", "does not have it");
	else if (!head->listed)
		conclude(row, VERDICT_WORSE, "head ", "does not have it");
	else if (*base->why != '\0')
		conclude(row, VERDICT_UNMEASURABLE, "not counted: ", base->why);
	else if (*head->why != '\0')
		conclude(row, VERDICT_WORSE, "head was not counted: ", head->why);
	else if (!repeats(base) || !repeats(head))
		conclude(row, VERDICT_UNMEASURABLE, "", "two counts of the same program differ");
	else
		conclude(row, compare(base, head), "", "");
}
