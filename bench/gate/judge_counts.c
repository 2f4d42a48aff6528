/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "base/allocation.h"
#include "started_program.h"
#include "harness/interrupt.h"
#include "judge.h"

#include "judge_counts.h"

bool counts_here(void)
{
	return program_installed("valgrind");
}

double counts_ratio(const struct row *row, enum work work)
{
	return row->counts[HEAD].run[0][work] / row->counts[BASE].run[0][work];
}

/* --- one row --- */

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

/* Is either count above the other's by more than the tolerance, and the sum of both above it too?
 */
static bool is_more(const double one[WORKS], const double other[WORKS])
{
	return (above(one[WORK_INSTRUCTIONS], other[WORK_INSTRUCTIONS]) ||
	        above(one[WORK_ACCESSES], other[WORK_ACCESSES])) &&
	       one[WORK_INSTRUCTIONS] + one[WORK_ACCESSES] >
	           other[WORK_INSTRUCTIONS] + other[WORK_ACCESSES];
}

static enum verdict compare(const double base[WORKS], const double head[WORKS])
{
	if (is_more(head, base))
		return VERDICT_WORSE;
	return is_more(base, head) ? VERDICT_BETTER : VERDICT_SAME;
}

static void conclude(struct row *row, enum verdict verdict, const char *side, const char *why)
{
	row->verdict = verdict;
	snprintf(row->why, sizeof(row->why), "%s%s", side, why);
}

static void judge_counts(struct row *row)
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
		conclude(row, compare(base->run[0], head->run[0]), "", "");
}

static bool both_have(const struct row *row)
{
	return row->counts[BASE].listed && row->counts[HEAD].listed;
}

static void judge_row(struct row *row, bool all, bool counters)
{
	const struct row was = *row;

	judge_counts(row);
	/* Times that say little are better than none. */
	if (!all && row->verdict == VERDICT_UNMEASURABLE)
		*row = was;
	else if (counters && both_have(row))
		counters_compare(row);
}

/* --- all rows --- */

/* A row that no process measured is one that this machine cannot do. */
static bool possible(const struct row *row)
{
	bool any = row->first.n == 0;

	for (size_t i = 0; i < row->first.n; i++)
		any |= row->first.at[i].of[BASE] > 0 || row->first.at[i].of[HEAD] > 0;
	return any;
}

/* Both programs have the row, this machine can do it, and counts say nothing of it. */
static bool silent(const struct row *row)
{
	return row->by == BY_COUNTS && row->verdict == VERDICT_UNMEASURABLE && both_have(row) &&
	       possible(row);
}

/* Too few processes of both sides measured it, or they differ by so much that a row which became
 * slower may be called the same.  Cold rows always differ, and are not counted. */
static bool undecided(const struct row *row)
{
	return !row->cold && row->judged.pairs > 0 &&
	       (row->verdict == VERDICT_UNMEASURABLE ||
	        (row->verdict == VERDICT_SAME && row->judged.spread > JUDGE_SPREAD));
}

/* All rows, or those which times do not decide. */
static int judge_rows(const struct order *order, bool all, struct gate *gate)
{
	char *filter =
	    all ? memory_text(order->filter) : gate_pattern(gate->rows, gate->nrows, undecided);
	int status = cachegrind_count(order, filter, gate);

	free(filter);
	if (status != 0)
		return status;
	gate->unfit = false;
	gate->by = BY_COUNTS;
	for (size_t i = 0; i < gate->nrows; i++) {
		if (all || undecided(&gate->rows[i]))
			judge_row(&gate->rows[i], all, order->counters);
		gate->unfit |= all && silent(&gate->rows[i]);
		if (gate->rows[i].by == BY_TIME)
			gate->by = BY_TIME;
	}
	return 0;
}

int counts_judge_rest(const struct order *order, struct gate *gate)
{
	bool any = gate->unfit;
	int status;

	for (size_t i = 0; i < gate->nrows; i++)
		any |= undecided(&gate->rows[i]);
	if (!any)
		return 0;
	if (!counts_here()) {
		complain(
		    "times of some rows do not agree; install valgrind for a verdict by counts");
		return 0;
	}
	status = judge_rows(order, gate->unfit, gate);
	if (status == 0 || interrupted())
		return status;
	complain("no counts; the verdict is by time");
	return 0;
}

int counts_judge_all(const struct order *order, struct gate *gate)
{
	const struct measurement once = { order, order->filter, gate, false, 0 };
	int status = 0;

	if (!counts_here())
		return complain("--by counts: valgrind is not installed");
	/* What the counters say is the same in every process. */
	for (enum side side = BASE; order->counters && status == 0 && side < SIDES; side++)
		status = pair_measure_side(&once, side);
	if (order->counters && status == 0)
		status = counters_calls(order, gate);
	return status != 0 ? status : judge_rows(order, true, gate);
}
