/* SPDX-License-Identifier: MIT
 *
 * How each column came out, as counts over what applies to it: never as percentages, so
 * that few claims do not look better. */
#include "output_words.h"

#include <stdlib.h>

const char *const score_titles[SCORES] = { "required", "recommended", "skipped", "informational" };

/* Append " (3 known, 1 failed)", without what there is none of. */
static void append_exceptions(struct line *out, const struct tally *t)
{
	const struct {
		int count;
		const char *word;
	} parts[] = { { t->known, "known" },
		      { t->failed, "failed" },
		      { t->errors, t->errors == 1 ? "error" : "errors" } };
	const char *before = " (";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].count == 0)
			continue;
		line_format(out, "%s%d %s", before, parts[i].count, parts[i].word);
		before = ", ";
	}
	line_text(out, before[0] == ',' ? ")" : "");
}

static enum mood mood_of(const struct tally *t)
{
	if (t->unexpected != 0 || t->failed != 0 || t->errors != 0)
		return MOOD_BAD;
	if (t->known != 0)
		return MOOD_KNOWN;
	return t->passed != 0 ? MOOD_GOOD : MOOD_NONE;
}

static void score_level(struct score_row *row, int place, const struct tally *t)
{
	if (t->applied == 0) {
		line_text(&row->scores[place], "-");
		return;
	}
	line_format(&row->scores[place], "%d/%d", t->passed, t->applied);
	append_exceptions(&row->scores[place], t);
	row->moods[place] = mood_of(t);
}

static void remark(struct score_row *row, const struct matrix_column *c)
{
	const char *problem = record_text(c->record, "problem");

	row->empty = c->results == 0;
	if (row->empty)
		line_text(&row->remark, problem[0] != '\0' ? "no results: " : "no results");
	else if (json_is_true(json_object_get(c->record, "partial")))
		line_text(&row->remark, problem[0] != '\0' ? "partial run: " : "partial run");
	words_plain(&row->remark, problem);
}

static void score(struct score_row *row, const struct matrix *m, const struct matrix_column *c)
{
	struct tally required = records_tally(m->records, c->cell, "required");
	struct tally recommended = records_tally(m->records, c->cell, "recommended");
	struct tally recorded = records_tally(m->records, c->cell, "informational");

	row->label = c->label;
	remark(row, c);
	score_level(row, 0, &required);
	score_level(row, 1, &recommended);
	line_format(&row->scores[2], "%d",
		    required.skipped + recommended.skipped + recorded.skipped);
	line_format(&row->scores[3], "%d", recorded.passed);
	append_exceptions(&row->scores[3], &recorded);
	row->moods[3] = recorded.unexpected != 0 ? MOOD_BAD : MOOD_NONE;
}

struct score_row *scores_make(const struct matrix *m)
{
	struct score_row *rows = calloc(m->column_count + 1, sizeof(*rows));

	if (rows == NULL) {
		fprintf(stderr, "mmapspec: memory is out while counting results\n");
		return NULL;
	}
	for (size_t i = 0; i < m->column_count; i++)
		score(&rows[i], m, &m->columns[i]);
	return rows;
}

void scores_free(struct score_row *rows, const struct matrix *m)
{
	for (size_t i = 0; rows != NULL && i < m->column_count; i++) {
		for (int k = 0; k < SCORES; k++)
			line_free(&rows[i].scores[k]);
		line_free(&rows[i].remark);
	}
	free(rows);
}

size_t scores_new(const struct matrix *m)
{
	size_t count = 0;

	for (size_t i = 0; i < m->row_count; i++)
		for (size_t k = 0; k < m->column_count; k++)
			count += result_badness(m->rows[i].results[k]) != 0;
	return count;
}
