/* SPDX-License-Identifier: MIT */

#include "counts.h"

#include "show.h"

static void lines(FILE *out, const struct gate *gate, const char *format)
{
	for (size_t i = 0; i < gate->nrows; i++) {
		const struct row *row = &gate->rows[i];
		const double *base = row->counts[BASE].run[0], *head = row->counts[HEAD].run[0];
		char room[6][24];

		if (row->by != BY_COUNTS)
			continue;
		fprintf(out, format, row->name, show_number(base[WORK_INSTRUCTIONS], "%.6g", room[0]),
		        show_number(head[WORK_INSTRUCTIONS], "%.6g", room[1]),
		        show_number(counts_ratio(row, WORK_INSTRUCTIONS), "%.4f", room[2]),
		        show_number(base[WORK_ACCESSES], "%.6g", room[3]),
		        show_number(head[WORK_ACCESSES], "%.6g", room[4]),
		        show_number(counts_ratio(row, WORK_ACCESSES), "%.4f", room[5]),
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
