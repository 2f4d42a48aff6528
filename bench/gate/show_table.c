/* SPDX-License-Identifier: MIT */
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

#include "base/allocation.h"
#include "judge_counts.h"

#include "gate_show.h"

/* Rows that were judged by time come first, then those that were judged by counts. */
struct style {
	const char *head[2], *row[2];
};

static const struct style text = {
	{ "least ns/op, medians of processes                       base      head   ratio        "
	  "interval pairs\n",
	  "counts of one operation                            instr, base        head   ratio  acc., base   "
	  "     head   ratio\n" },
	{ "%-50s %9s %9s %7s %7s %7s %5d  %s  %s\n",
	  "%-50s %11s %11s %7s %11s %11s %7s  %s  %s\n" },
};

static const struct style markdown = {
	{ "\n| row | base, ns | head, ns | ratio | interval | pairs | verdict | |\n"
	  "|---|--:|--:|--:|--:|--:|---|---|\n",
	  "\n| row | instructions, base | head | ratio | memory accesses, base | head | ratio | verdict | |\n"
	  "|---|--:|--:|--:|--:|--:|--:|---|---|\n" },
	{ "| `%s` | %s | %s | %s | %s to %s | %d | %s | %s |\n",
	  "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n" },
};

/* A number that is above 0, or "-". */
struct number {
	char text[24];
};

static struct number number(double value, const char *format)
{
	struct number n = { "-" };

	if (isfinite(value) && value > 0)
		snprintf(n.text, sizeof(n.text), format, value);
	return n;
}

/* The median of a side, in nanoseconds for an operation; NAN if there is none. */
static double median(const struct pairs *pairs, enum side side)
{
	double *v = memory_array(pairs->n, sizeof(*v)), result = NAN;
	size_t n = 0;

	for (size_t i = 0; i < pairs->n; i++)
		if (isfinite(pairs->at[i].of[side]))
			v[n++] = pairs->at[i].of[side];
	if (n > 0)
		result = gsl_stats_median(v, 1, n);
	free(v);
	return result;
}

/* What decided: the further pairs, if there were any. */
static void time_row(FILE *out, const struct row *row, const char *format)
{
	bool confirmed = row->confirmed.pairs > 0;
	const struct judgement *j = confirmed ? &row->confirmed : &row->judged;
	const struct pairs *pairs = confirmed ? &row->second : &row->first;

	fprintf(out, format, row->name, number(median(pairs, BASE), "%.4g").text,
	        number(median(pairs, HEAD), "%.4g").text, number(j->ratio, "%.3f").text,
	        number(j->low, "%.3f").text, number(j->high, "%.3f").text, (int)j->pairs,
	        verdict_words[row->verdict], row->why);
}

static void counts_row(FILE *out, const struct row *row, const char *format)
{
	const double *base = row->counts[BASE].run[0], *head = row->counts[HEAD].run[0];

	fprintf(out, format, row->name, number(base[WORK_INSTRUCTIONS], "%.6g").text,
	        number(head[WORK_INSTRUCTIONS], "%.6g").text,
	        number(counts_ratio(row, WORK_INSTRUCTIONS), "%.4f").text,
	        number(base[WORK_ACCESSES], "%.6g").text, number(head[WORK_ACCESSES], "%.6g").text,
	        number(counts_ratio(row, WORK_ACCESSES), "%.4f").text, verdict_words[row->verdict],
	        row->why);
}

static size_t count_by(const struct gate *gate, enum by by)
{
	size_t n = 0;

	for (size_t i = 0; i < gate->nrows; i++)
		n += gate->rows[i].by == by;
	return n;
}

static void show_rows(FILE *out, const struct gate *gate, const struct style *style)
{
	for (enum by by = BY_TIME; by <= BY_COUNTS; by++) {
		if (count_by(gate, by) > 0)
			fputs(style->head[by], out);
		for (size_t i = 0; i < gate->nrows; i++)
			if (gate->rows[i].by == by)
				(by == BY_TIME ? time_row : counts_row)(out, &gate->rows[i],
				                                        style->row[by]);
	}
}

static void show_summary(FILE *out, const struct shown *s)
{
	const struct gate *gate = s->gate;
	size_t n[4] = { 0 };

	for (size_t i = 0; i < gate->nrows; i++)
		n[gate->rows[i].verdict]++;
	fprintf(out,
	        "%s by %s: %zu rows, %zu worse, %zu better, %zu same, %zu unmeasurable; %.0f s, "
	        "%ld samples a process, seed %ld\n",
	        gate_status(gate) == EXIT_UNFIT && gate->unfit ? "unfit"
	                                                       : verdict_words[gate_verdict(gate)],
	        by_words[gate->by], gate->nrows, n[VERDICT_WORSE], n[VERDICT_BETTER],
	        n[VERDICT_SAME], n[VERDICT_UNMEASURABLE], gate->seconds,
	        s->options->order.repetitions, s->options->seed);
	if (count_by(gate, BY_TIME) > 0)
		fputs(
		    "Intervals of the median: 95 % to either side, of rows that were measured once more 99.5 %.\n",
		    out);
	if (count_by(gate, BY_COUNTS) > 0)
		fputs("Counts do not see the kernel, the device or cache misses. Tolerance: 2 %.\n",
		      out);
	if (gate->unfit)
		fprintf(out, "There is no verdict: %s.\n",
		        gate->by == BY_TIME ? "the pairs of most rows differ by more than a tenth"
		                            : "neither times nor counts can judge every row");
}

int show_table(FILE *out, const void *data)
{
	const struct shown *s = data;

	show_rows(out, s->gate, &text);
	show_summary(out, s);
	return 0;
}

int show_markdown(FILE *out, const void *data)
{
	const struct shown *s = data;

	fputs("### Performance: ", out);
	show_summary(out, s);
	show_rows(out, s->gate, &markdown);
	return 0;
}
