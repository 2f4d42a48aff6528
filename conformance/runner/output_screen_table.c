/* SPDX-License-Identifier: MIT
 *
 * The table of the first screen, aligned; coloured when somebody watches. */
#include "output_words.h"
#include "runner.h"

#include <stdlib.h>
#include <string.h>

static void pad(FILE *out, const char *text, size_t width)
{
	for (size_t used = words_width(text); used < width; used++)
		fputc(' ', out);
}

static void print_score(FILE *out, const char *text, enum mood mood, size_t width)
{
	static const char *const colours[] = { "", "\033[32m", "\033[33m", "\033[31m" };
	bool colour = mood != MOOD_NONE && terminal_coloured(fileno(out));

	fprintf(out, "  %s%s%s", colour ? colours[mood] : "", text, colour ? "\033[0m" : "");
	pad(out, text, width);
}

struct widths {
	size_t label, scores[SCORES];
};

static void widen(size_t *width, const char *text)
{
	if (words_width(text) > *width)
		*width = words_width(text);
}

static struct widths measure(const struct score_row *rows, size_t count)
{
	struct widths w = { 0 };

	for (int k = 0; k < SCORES; k++)
		widen(&w.scores[k], score_titles[k]);
	for (size_t i = 0; i < count; i++) {
		widen(&w.label, rows[i].label);
		for (int k = 0; k < SCORES && !rows[i].empty; k++)
			widen(&w.scores[k], words_of(&rows[i].scores[k]));
	}
	return w;
}

/* What was skipped is no failure, but the eye should rest on it. */
static enum mood mood_of(const struct score_row *row, int k)
{
	bool skips = strcmp(score_titles[k], "skipped") == 0 &&
		     strcmp(words_of(&row->scores[k]), "0") != 0;

	return skips ? MOOD_KNOWN : row->moods[k];
}

static void print_row(FILE *out, const struct score_row *row, const struct widths *w)
{
	struct line label = { 0 };

	words_plain(&label, row->label);
	fputs(words_of(&label), out);
	pad(out, words_of(&label), w->label);
	line_free(&label);
	for (int k = 0; k < SCORES && !row->empty; k++) {
		bool last = k + 1 == SCORES && row->remark.size == 0;

		print_score(out, words_of(&row->scores[k]), mood_of(row, k), last ? 0 : w->scores[k]);
	}
	if (row->remark.size != 0)
		print_score(out, words_of(&row->remark), MOOD_BAD, 0);
	fputc('\n', out);
}

int screen_table(FILE *out, const struct matrix *m)
{
	struct score_row *rows = scores_make(m);
	struct widths w;

	if (rows == NULL)
		return -1;
	w = measure(rows, m->column_count);
	pad(out, "", w.label);
	for (int k = 0; k < SCORES; k++)
		print_score(out, score_titles[k], MOOD_NONE, k + 1 < SCORES ? w.scores[k] : 0);
	fputc('\n', out);
	for (size_t i = 0; i < m->column_count; i++)
		print_row(out, &rows[i], &w);
	scores_free(rows, m);
	return 0;
}
