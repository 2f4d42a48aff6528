/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "counts.h"

#include "show.h"

static const char *text(double value, const char *format, char room[24])
{
	if (isfinite(value) && value > 0)
		snprintf(room, 24, format, value);
	else
		snprintf(room, 24, "-");
	return room;
}

static void lines(FILE *out, const struct gate *gate, const char *format)
{
	for (size_t i = 0; i < gate->nrows; i++) {
		const struct row *row = &gate->rows[i];
		const double *base = row->counts[BASE].run[0], *head = row->counts[HEAD].run[0];
		char room[6][24];

		if (row->by != BY_COUNTS)
			continue;
		fprintf(out, format, row->name, text(base[WORK_INSTRUCTIONS], "%.6g", room[0]),
		        text(head[WORK_INSTRUCTIONS], "%.6g", room[1]),
		        text(counts_ratio(row, WORK_INSTRUCTIONS), "%.4f", room[2]),
		        text(base[WORK_ACCESSES], "%.6g", room[3]),
		        text(head[WORK_ACCESSES], "%.6g", room[4]),
		        text(counts_ratio(row, WORK_ACCESSES), "%.4f", room[5]),
		        verdict_word(row->verdict), row->why);
	}
}

void show_counts_table(FILE *out, const struct gate *gate)
{
	if (show_rows_by(gate, BY_COUNTS) == 0)
		return;
	fprintf(out, "%-50s %11s %11s %7s %11s %11s %7s\n", "counts of one operation", "instr, base",
	        "head", "ratio", "acc., base", "head", "ratio");
	lines(out, gate, "%-50s %11s %11s %7s %11s %11s %7s  %s  %s\n");
}

void show_counts_markdown(FILE *out, const struct gate *gate)
{
	if (show_rows_by(gate, BY_COUNTS) == 0)
		return;
	fputs("\n| row | instructions, base | head | ratio | memory accesses, base | head | ratio | verdict | |\n"
	      "|---|--:|--:|--:|--:|--:|--:|---|---|\n", out);
	lines(out, gate, "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n");
}
