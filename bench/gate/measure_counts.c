/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "counters.h"
#include "counts.h"
#include "interrupt.h"
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

/* Both programs measured it in some process, but in too few. */
static bool undecided(const struct row *row)
{
	return row->verdict == VERDICT_UNMEASURABLE && row->judged.pairs > 0;
}

static bool counted(const struct row *row)
{
	return row->by == BY_COUNTS || row->counts[BASE].listed || row->counts[HEAD].listed;
}

/* Judge rows by counts: all of them, or those of which times say nothing. */
static int judge(const struct order *order, bool all, struct gate *gate)
{
	char *filter = all ? strdup(order->filter) : pattern_of(gate->rows, gate->nrows, undecided);
	int status = filter != NULL ? counts_take(order, filter, gate) : GATE_USAGE;

	free(filter);
	if (status != 0)
		return status;
	if (all)
		gate->by = BY_COUNTS;
	gate->unfit = false;
	for (size_t i = 0; i < gate->nrows; i++) {
		struct row *row = &gate->rows[i];

		if (!all && !counted(row))
			continue;
		counts_judge(row);
		if (order->counters && row->counts[BASE].listed && row->counts[HEAD].listed)
			counters_compare(row);
		gate->unfit |= all && counts_silent(row);
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
		return gate_say(0, "times do not agree; install valgrind for a verdict by counts");
	status = judge(order, gate->unfit, gate);
	if (status != 0 && !interrupted())
		status = gate_say(0, "there are no counts; the times stand");
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
	return status != 0 ? status : judge(order, true, gate);
}
