/* SPDX-License-Identifier: MIT
 *
 * What changed between two runs, as text. */
#include "output_diff.h"
#include "output_words.h"
#include "outputs.h"

static void write_change(FILE *out, const struct row_pair *row, const struct column_pair *column)
{
	const json_t *after = diff_after(row, column);
	const char *why = diff_why(after);
	struct line line = { 0 };

	words_plain(&line, column->label);
	line_text(&line, ": ");
	words_plain(&line, diff_outcome(diff_before(row, column)));
	line_text(&line, " -> ");
	words_plain(&line, diff_outcome(after));
	if (why[0] != '\0') {
		line_text(&line, ": ");
		words_plain(&line, why);
	}
	fprintf(out, "    %s\n", words_of(&line));
	line_free(&line);
}

static void write_row(FILE *out, const struct diff *d, size_t row, enum change change)
{
	size_t count = 0;

	for (size_t k = 0; k < d->column_count; k++) {
		if (diff_change(d, row, k) != change)
			continue;
		if (count++ == 0)
			fprintf(out, "  %s\n", d->rows[row].id);
		write_change(out, &d->rows[row], &d->columns[k]);
	}
}

static void write_breakdown(FILE *out, const struct diff *d, size_t column)
{
	struct line line = { 0 };

	words_plain(&line, d->columns[column].label);
	line_text(&line, " does not run: ");
	words_plain(&line, diff_breakdown(d, column));
	fprintf(out, "  %s\n", words_of(&line));
	line_free(&line);
}

static void write_changes(FILE *out, const struct diff *d, enum change change, size_t count)
{
	if (count == 0)
		return;
	fprintf(out, "%zu %s\n", count, diff_title(change, count));
	for (size_t k = 0; change == NEW_FAILURE && k < d->column_count; k++)
		if (diff_breakdown(d, k) != NULL)
			write_breakdown(out, d, k);
	for (size_t i = 0; i < d->row_count; i++)
		write_row(out, d, i, change);
}

static void write_fact(void *out, const struct line *fact)
{
	fprintf(out, "%s\n", words_of(fact));
}

int output_diff(FILE *out, const struct diff *d)
{
	size_t all = 0;

	for (size_t k = 0; k < d->column_count; k++)
		diff_facts(d, k, write_fact, out);
	for (enum change change = NEW_FAILURE; change < CHANGES; change++) {
		size_t count = diff_count(d, change);

		write_changes(out, d, change, count);
		all += count;
	}
	if (all == 0)
		fputs("no result changed\n", out);
	return 0;
}
