/* SPDX-License-Identifier: MIT
 *
 * How each column came out, as counts over what applies to it: never as percentages, so
 * that few claims do not look better. */
#include "output_words.h"

#include <stdlib.h>
#include <string.h>

enum { SKIPPED_SCORE = 2, INFORMATIONAL_SCORE = 3 };

/* All but one are names of levels. */
const char *const score_titles[SCORES] = { "required", "recommended", [SKIPPED_SCORE] = "skipped",
					   [INFORMATIONAL_SCORE] = "informational" };

/* What the tally of one level does not tell: passes of what is listed as failing. */
static int count_new_passes(const struct matrix *m, const struct matrix_column *c, int place)
{
	int count = 0;

	for (size_t i = 0; i < m->row_count; i++) {
		const json_t *result = m->rows[i].results[c - m->columns];

		count += result_standing(result) == STANDS_NEW_PASS &&
			 strcmp(record_text(result, "level"), score_titles[place]) == 0;
	}
	return count;
}

/* Append " (3 known, 1 failed)", without what there is none of. */
static void append_exceptions(struct line *out, const struct tally *t, int new_passes)
{
	const struct {
		int count;
		const char *one, *many;
	} parts[] = { { t->known, "known", "known" },
		      { t->failed, "failed", "failed" },
		      { t->errors, "error", "errors" },
		      { new_passes, "unexpected pass", "unexpected passes" } };
	const char *before = " (";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].count == 0)
			continue;
		line_text(out, before);
		words_count(out, (size_t)parts[i].count, parts[i].one, parts[i].many);
		before = ", ";
	}
	line_text(out, before[0] == ',' ? ")" : "");
}

static enum mood mood_of(const struct tally *t)
{
	if (t->unexpected != 0)
		return MOOD_BAD;
	if (t->known != 0 || t->failed != 0)
		return MOOD_KNOWN;
	return t->passed != 0 ? MOOD_GOOD : MOOD_NONE;
}

/* What was recorded was not judged: nothing good is said of it. */
static void score_level(struct score_row *row, int place, const struct tally *t, int new_passes)
{
	bool judged = place != INFORMATIONAL_SCORE;

	if (judged && t->applied == 0) {
		line_text(&row->scores[place], "-");
		return;
	}
	line_format(&row->scores[place], judged ? "%d/%d" : "%d", t->passed, t->applied);
	append_exceptions(&row->scores[place], t, new_passes);
	row->moods[place] = judged || t->unexpected != 0 ? mood_of(t) : MOOD_NONE;
}

/* The table has room for the fact alone. */
static bool untested(const struct matrix *m, const struct matrix_column *c)
{
	struct line why = { 0 };
	bool nothing = words_untested(&why, m->records, c->cell);

	line_free(&why);
	return nothing;
}

static void remark(struct score_row *row, const struct matrix *m, const struct matrix_column *c)
{
	const char *problem = record_text(c->record, "problem");

	row->empty = c->results == 0;
	if (row->empty)
		line_text(&row->remark, problem[0] != '\0' ? "no results: " : "no results");
	else if (json_is_true(json_object_get(c->record, "partial")))
		line_text(&row->remark, problem[0] != '\0' ? "partial run: " : "partial run");
	words_plain(&row->remark, problem);
	if (untested(m, c))
		line_format(&row->remark, "%snothing tested", row->remark.size != 0 ? ", " : "");
}

static void score(struct score_row *row, const struct matrix *m, const struct matrix_column *c)
{
	int skipped = 0;

	row->label = c->label;
	remark(row, m, c);
	for (int k = 0; k < SCORES; k++) {
		struct tally t = records_tally(m->records, c->cell, score_titles[k]);

		skipped += t.skipped;
		if (k != SKIPPED_SCORE)
			score_level(row, k, &t, count_new_passes(m, c, k));
	}
	line_format(&row->scores[SKIPPED_SCORE], "%d", skipped);
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
