/* SPDX-License-Identifier: MIT */
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

#include "show.h"

/* The median of a side, in nanoseconds for an operation; NAN if there is none. */
static double median(const struct pairs *pairs, enum side side)
{
	double *v = calloc(pairs->n + 1, sizeof(*v)), result = NAN;
	size_t n = 0;

	for (size_t i = 0; v != NULL && i < pairs->n; i++)
		if (isfinite(pairs->at[i].of[side]))
			v[n++] = pairs->at[i].of[side];
	if (n > 0) {
		gsl_sort(v, 1, n);
		result = gsl_stats_median_from_sorted_data(v, 1, n);
	}
	free(v);
	return result;
}

const char *show_number(double value, const char *format, char room[24])
{
	if (isfinite(value) && value > 0)
		snprintf(room, 24, format, value);
	else
		snprintf(room, 24, "-");
	return room;
}

/* What decided: the further pairs, where there were any. */
static const struct judgement *judged(const struct row *row)
{
	return row->confirmed.pairs > 0 ? &row->confirmed : &row->judged;
}

static void line(FILE *out, const struct row *row, const char *format)
{
	const struct judgement *j = judged(row);
	const struct pairs *pairs = row->confirmed.pairs > 0 ? &row->second : &row->first;
	char room[5][24];

	fprintf(out, format, row->name, show_number(median(pairs, BASE), "%.4g", room[0]),
	        show_number(median(pairs, HEAD), "%.4g", room[1]), show_number(j->ratio, "%.3f", room[2]),
	        show_number(j->low, "%.3f", room[3]), show_number(j->high, "%.3f", room[4]), (int)j->pairs,
	        verdict_word(row->verdict), row->why);
}

size_t show_rows_by(const struct gate *gate, enum by by)
{
	size_t n = 0;

	for (size_t i = 0; i < gate->nrows; i++)
		n += gate->rows[i].by == by;
	return n;
}

static void last_line(FILE *out, const struct shown *s)
{
	size_t n[4] = { 0 };

	for (size_t i = 0; i < s->gate->nrows; i++)
		n[s->gate->rows[i].verdict]++;
	fprintf(out, "%s by %s: %zu rows, %zu worse, %zu better, %zu same, %zu unmeasurable; %.0f s, "
	        "%d samples a process, seed %lu\n",
	        gate_status(s->gate) == GATE_UNFIT && s->gate->unfit
	                ? "unfit" : verdict_word(gate_verdict(s->gate)),
	        by_word(s->gate->by), s->gate->nrows, n[VERDICT_WORSE], n[VERDICT_BETTER],
	        n[VERDICT_SAME], n[VERDICT_UNMEASURABLE], s->gate->seconds,
	        s->options->order.repetitions, s->options->seed);
	if (show_rows_by(s->gate, BY_TIME) > 0)
		fputs("Intervals of the median: 95 % to either side, of rows that were measured once more 99.5 %.\n",
		      out);
	if (show_rows_by(s->gate, BY_COUNTS) > 0)
		fputs("Counts do not see the kernel, the device or cache misses. Tolerance: 2 %.\n", out);
	if (s->gate->unfit)
		fprintf(out, "There is no verdict: %s.\n",
		        s->gate->by == BY_TIME ? "the pairs of most rows differ by more than a tenth"
		                               : "neither times nor counts can judge every row");
}

static void time_lines(FILE *out, const struct gate *gate, const char *format)
{
	for (size_t i = 0; i < gate->nrows; i++)
		if (gate->rows[i].by == BY_TIME)
			line(out, &gate->rows[i], format);
}

void show_table(FILE *out, const struct shown *s)
{
	if (show_rows_by(s->gate, BY_TIME) > 0)
		fprintf(out, "%-50s %9s %9s %7s %15s %5s\n", "least ns/op, medians of processes", "base",
		        "head", "ratio", "interval", "pairs");
	time_lines(out, s->gate, "%-50s %9s %9s %7s %7s %7s %5d  %s  %s\n");
	show_counts_table(out, s->gate);
	last_line(out, s);
}

int show_markdown(FILE *out, const void *data)
{
	const struct shown *s = data;

	fputs("### Performance: ", out);
	last_line(out, s);
	if (show_rows_by(s->gate, BY_TIME) > 0)
		fputs("\n| row | base, ns | head, ns | ratio | interval | pairs | verdict | |\n"
		      "|---|--:|--:|--:|--:|--:|---|---|\n", out);
	time_lines(out, s->gate, "| `%s` | %s | %s | %s | %s to %s | %d | %s | %s |\n");
	show_counts_markdown(out, s->gate);
	return 0;
}

static void csv_pairs(FILE *out, const struct row *row, const struct pairs *pairs, const char *stage)
{
	char room[2][24];

	for (size_t i = 0; i < pairs->n; i++)
		fprintf(out, "%s,%s,%zu,%s,%s\n", row->name, stage, i + 1,
		        show_number(pairs->at[i].of[BASE], "%.9g", room[0]),
		        show_number(pairs->at[i].of[HEAD], "%.9g", room[1]));
}

int show_csv(FILE *out, const void *data)
{
	const struct shown *s = data;

	fputs("row,stage,pair,base_ns,head_ns\n", out);
	for (size_t i = 0; i < s->gate->nrows; i++) {
		csv_pairs(out, &s->gate->rows[i], &s->gate->rows[i].first, "first");
		csv_pairs(out, &s->gate->rows[i], &s->gate->rows[i].second, "confirm");
	}
	return 0;
}
