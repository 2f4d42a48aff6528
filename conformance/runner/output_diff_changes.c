/* SPDX-License-Identifier: MIT
 *
 * What a change is.  What an implementation does is compared, not what was expected of it: a
 * listed failure is new when it passed before. */
#include "output_diff.h"

#include <stdint.h>
#include <string.h>

static const char *const titles[CHANGES][2] = {
	[NEW_FAILURE] = { "new failure", "new failures" },
	[FIXED] = { "fixed", "fixed" },
	[NEW_SKIP] = { "new skip", "new skips" },
	[RUN_AGAIN] = { "skipped no longer", "skipped no longer" },
	[CHANGED] = { "changed value", "changed values" },
	[APPEARED] = { "appeared", "appeared" },
	[DISAPPEARED] = { "disappeared", "disappeared" },
};

const char *diff_title(enum change change, size_t count)
{
	return titles[change][count != 1];
}

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

const char *diff_breakdown(const struct diff *d, size_t column)
{
	const struct column_pair *c = &d->columns[column];
	const char *problem = problem_of(&d->after, c->after);

	if (!diff_paired(c) || problem[0] == '\0' || problem_of(&d->before, c->before)[0] != '\0')
		return NULL;
	return problem;
}

enum change diff_change(const struct diff *d, size_t row, size_t column)
{
	const struct column_pair *c = &d->columns[column];

	if (!diff_paired(c) || diff_breakdown(d, column) != NULL)
		return SAME;
	return compare(diff_before(&d->rows[row], c), diff_after(&d->rows[row], c));
}

size_t diff_count(const struct diff *d, enum change change)
{
	size_t count = 0;

	for (size_t k = 0; k < d->column_count; k++) {
		count += change == NEW_FAILURE && diff_breakdown(d, k) != NULL;
		for (size_t i = 0; i < d->row_count; i++)
			count += diff_change(d, i, k) == change;
	}
	return count;
}

const char *diff_outcome(const json_t *result)
{
	const char *value = record_text(result, "value");

	if (result == NULL)
		return "nothing";
	return value[0] != '\0' && !result_bad(result) ? value : record_text(result, "status");
}

const char *diff_why(const json_t *result)
{
	return result_bad(result) || status_is(result, "skip") ? record_text(result, "message") : "";
}
