/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "counters.h"
#include "counts.h"
#include "interrupt.h"
#include "judge.h"
#include "pattern.h"
#include "process.h"

#include "measure_counts.h"

/* Each side once: what the counters say, which are the same in every process. */
static int measure_once(const struct order *order, struct gate *gate)
{
	int status = process_measure(order, BASE, order->filter, false, 0, gate);

	if (status == 0 && !interrupted())
		status = process_measure(order, HEAD, order->filter, false, 0, gate);
	return interrupted() ? GATE_USAGE : status;
}

/* Too few processes of both sides measured it, or they differ by so much that a row which became slower
 * may be called the same.  Cold rows always differ, and are not counted. */
static bool undecided(const struct row *row)
{
	return !row->cold && row->judged.pairs > 0 &&
	       (row->verdict == VERDICT_UNMEASURABLE ||
	        (row->verdict == VERDICT_SAME && row->judged.spread > JUDGE_SPREAD));
}

static void judge_row(struct row *row, bool all, bool counters)
{
	const struct row was = *row;

	counts_judge(row);
	/* Times that say little are better than none. */
	if (!all && row->verdict == VERDICT_UNMEASURABLE)
		*row = was;
	else if (counters && row->counts[BASE].listed && row->counts[HEAD].listed)
		counters_compare(row);
}

/* All rows, or those which times do not decide. */
static int count_rows(const struct order *order, bool all, struct gate *gate)
{
	char *filter = all ? strdup(order->filter) : pattern_of(gate->rows, gate->nrows, undecided);
	int status = filter != NULL ? counts_take(order, filter, gate) : GATE_USAGE;

	free(filter);
	if (status != 0)
		return status;
	gate->unfit = false;
	gate->by = BY_COUNTS;
	for (size_t i = 0; i < gate->nrows; i++) {
		if (all || undecided(&gate->rows[i]))
			judge_row(&gate->rows[i], all, order->counters);
		gate->unfit |= all && counts_silent(&gate->rows[i]);
		if (gate->rows[i].by == BY_TIME)
			gate->by = BY_TIME;
	}
	return 0;
}

int measure_rest(const struct order *order, struct gate *gate)
{
	bool any = false;
	int status;

	for (size_t i = 0; i < gate->nrows; i++)
		any |= undecided(&gate->rows[i]);
	if (!gate->unfit && !any)
		return 0;
	if (!counts_here())
		return gate_say(0, "times of some rows do not agree; install valgrind for a verdict by counts");
	status = count_rows(order, gate->unfit, gate);
	if (status != 0 && !interrupted())
		status = gate_say(0, "no counts; the verdict is by time");
	return status;
}

int measure_by_counts(const struct order *order, struct gate *gate)
{
	int status = 0;

	if (!counts_here())
		return gate_say(GATE_USAGE, "--by counts: valgrind is not installed");
	if (order->counters)
		status = measure_once(order, gate);
	if (status == 0 && order->counters)
		status = counters_calls(order, gate);
	return status != 0 ? status : count_rows(order, true, gate);
}
