/* SPDX-License-Identifier: MIT
 *
 * What changed between two runs, as text.  What an implementation does is compared, not
 * what was expected of it: a listed failure is new when it passed before. */
#include "output_diff.h"
#include "output_words.h"
#include "outputs.h"

#include <stdint.h>
#include <string.h>

enum change {
	NEW_FAILURE,
	FIXED,
	NEW_SKIP,
	RUN_AGAIN,
	CHANGED,
	APPEARED,
	DISAPPEARED,
	CHANGES,
	SAME = CHANGES,
};

static const char *const titles[CHANGES][2] = {
	[NEW_FAILURE] = { "new failure", "new failures" },
	[FIXED] = { "fixed", "fixed" },
	[NEW_SKIP] = { "new skip", "new skips" },
	[RUN_AGAIN] = { "skipped no longer", "skipped no longer" },
	[CHANGED] = { "changed value", "changed values" },
	[APPEARED] = { "appeared", "appeared" },
	[DISAPPEARED] = { "disappeared", "disappeared" },
};

static bool status_is(const json_t *result, const char *status)
{
	return strcmp(record_text(result, "status"), status) == 0;
}

static bool violent(const json_t *result)
{
	return status_is(result, "crash") || status_is(result, "timeout");
}

/* The change between two results of which at least one is bad. */
static enum change compare_bad(const json_t *before, const json_t *after)
{
	if (!result_bad(after))
		return status_is(after, "skip") ? NEW_SKIP : FIXED;
	if (!result_bad(before) || (violent(after) && !violent(before)))
		return NEW_FAILURE;
	return result_same(before, after) ? SAME : CHANGED;
}

static enum change compare(const json_t *before, const json_t *after)
{
	if (after == NULL)
		return before != NULL ? DISAPPEARED : SAME;
	if (result_bad(before) || result_bad(after))
		return compare_bad(before, after);
	if (before == NULL)
		return APPEARED;
	if (status_is(before, "skip") != status_is(after, "skip"))
		return status_is(after, "skip") ? NEW_SKIP : RUN_AGAIN;
	return result_same(before, after) ? SAME : CHANGED;
}

static const char *problem_of(const struct matrix *m, size_t column)
{
	if (column == SIZE_MAX || m->columns[column].results != 0)
		return "";
	return record_text(m->columns[column].record, "problem");
}

/* It ran before, and now it does not come to run. */
static bool broke_down(const struct diff *d, const struct column_pair *c)
{
	return diff_paired(c) && problem_of(&d->after, c->after)[0] != '\0' &&
	       problem_of(&d->before, c->before)[0] == '\0';
}

static enum change change_at(const struct diff *d, size_t row, size_t column)
{
	const struct column_pair *c = &d->columns[column];

	if (!diff_paired(c) || broke_down(d, c))
		return SAME;
	return compare(diff_before(&d->rows[row], c), diff_after(&d->rows[row], c));
}

static size_t count_changes(const struct diff *d, enum change change)
{
	size_t count = 0;

	for (size_t k = 0; k < d->column_count; k++) {
		count += change == NEW_FAILURE && broke_down(d, &d->columns[k]);
		for (size_t i = 0; i < d->row_count; i++)
			count += change_at(d, i, k) == change;
	}
	return count;
}

/* "pass", "value 4096" or "nothing". */
static void name_outcome(struct line *out, const json_t *result)
{
	const char *value = record_text(result, "value");

	if (result == NULL)
		line_text(out, "nothing");
	else if (value[0] != '\0' && !result_bad(result))
		words_plain(out, value);
	else
		words_plain(out, record_text(result, "status"));
}

static void write_change(FILE *out, const struct row_pair *row, const struct column_pair *column)
{
	const json_t *after = diff_after(row, column);
	bool why = result_bad(after) || status_is(after, "skip");
	struct line line = { 0 };

	words_plain(&line, column->label);
	line_text(&line, ": ");
	name_outcome(&line, diff_before(row, column));
	line_text(&line, " -> ");
	name_outcome(&line, after);
	if (why && record_text(after, "message")[0] != '\0') {
		line_text(&line, ": ");
		words_plain(&line, record_text(after, "message"));
	}
	fprintf(out, "    %s\n", words_of(&line));
	line_free(&line);
}

static void write_row(FILE *out, const struct diff *d, size_t row, enum change change)
{
	size_t count = 0;

	for (size_t k = 0; k < d->column_count; k++) {
		if (change_at(d, row, k) != change)
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
	words_plain(&line, problem_of(&d->after, d->columns[column].after));
	fprintf(out, "  %s\n", words_of(&line));
	line_free(&line);
}

static void write_changes(FILE *out, const struct diff *d, enum change change, size_t count)
{
	if (count == 0)
		return;
	fprintf(out, "%zu %s\n", count, titles[change][count != 1]);
	for (size_t k = 0; change == NEW_FAILURE && k < d->column_count; k++)
		if (broke_down(d, &d->columns[k]))
			write_breakdown(out, d, k);
	for (size_t i = 0; i < d->row_count; i++)
		write_row(out, d, i, change);
}

int output_diff(FILE *out, const json_t *before, const json_t *after)
{
	size_t failures, all = 0;
	struct diff d;

	if (diff_make(&d, before, after) != 0)
		return -1;
	for (size_t k = 0; k < d.column_count; k++)
		diff_facts(out, &d, k);
	for (enum change change = NEW_FAILURE; change < CHANGES; change++) {
		size_t count = count_changes(&d, change);

		write_changes(out, &d, change, count);
		all += count;
	}
	if (all == 0)
		fputs("no result changed\n", out);
	failures = count_changes(&d, NEW_FAILURE);
	diff_free(&d);
	return (int)failures;
}
