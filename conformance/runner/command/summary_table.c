/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "base/safe_text.h"
#include "base/terminal.h"
#include "cell/records.h"
#include "command/first_screen.h"

enum { SCORES = 4, SKIPPED = 2, ROOM = 160 };

enum mood { MOOD_NONE, MOOD_GOOD, MOOD_KNOWN, MOOD_BAD };

static const struct {
	const char *title;
	enum level level;
} scores[SCORES] = { { "required", REQUIRED },
	             { "recommended", RECOMMENDED },
	             [SKIPPED] = { "skipped", 0 },
	             { "informational", INFORMATIONAL } };

/* A row of the table, without its label. */
struct row {
	char texts[SCORES][ROOM]; /* "209/212 (3 known)" */
	enum mood moods[SCORES];
	struct line remark; /* "no results: ...", "partial run", "nothing tested", or nothing */
};

/* "209/212 (3 known, 1 failed)", without what there is none of. */
static void write_score(char *out, const struct tally *t, bool judged)
{
	const struct {
		int count;
		const char *one, *many;
	} parts[] = { { t->known, "known", "known" },
		      { t->failed, "failed", "failed" },
		      { t->errors, "error", "errors" },
		      { t->new_passes, "unexpected pass", "unexpected passes" } };
	const char *before = " (";
	int used = snprintf(out, ROOM, judged ? "%d/%d" : "%d", t->passed, t->applied);

	for (size_t i = 0; i < COUNT(parts); i++) {
		if (parts[i].count == 0)
			continue;
		used +=
		    snprintf(out + used, (size_t)(ROOM - used), "%s%d %s", before, parts[i].count,
		             parts[i].count == 1 ? parts[i].one : parts[i].many);
		before = ", ";
	}
	snprintf(out + used, (size_t)(ROOM - used), "%s", before[0] == ',' ? ")" : "");
}

static enum mood mood_of(const struct tally *t)
{
	if (t->unexpected != 0)
		return MOOD_BAD;
	if (t->known != 0 || t->failed != 0)
		return MOOD_KNOWN;
	return t->passed != 0 ? MOOD_GOOD : MOOD_NONE;
}

/* What was recorded was not judged: nothing good is said of it.  What was skipped is no
 * failure, but the eye should rest on it. */
static void score(struct row *row, int k, const struct screen_cell *c)
{
	const struct tally *t = &c->tallies[scores[k].level];
	bool judged = scores[k].level != INFORMATIONAL;

	if (k == SKIPPED) {
		snprintf(row->texts[k], ROOM, "%zu", c->skipped);
		row->moods[k] = c->skipped != 0 ? MOOD_KNOWN : MOOD_NONE;
	} else if (judged && t->applied == 0) {
		strcpy(row->texts[k], "-");
	} else {
		write_score(row->texts[k], t, judged);
		row->moods[k] = judged || t->unexpected != 0 ? mood_of(t) : MOOD_NONE;
	}
}

static void remark(struct line *out, const struct screen_cell *c)
{
	const char *problem = record_text(c->record, "problem");

	if (c->coverage.results == 0)
		line_text(out, problem[0] != '\0' ? "no results: " : "no results");
	else if (json_is_true(json_object_get(c->record, "partial")))
		line_text(out, problem[0] != '\0' ? "partial run: " : "partial run");
	plain_append(out, problem);
	if (coverage_untested(&c->coverage))
		line_format(out, "%snothing tested", out->size != 0 ? ", " : "");
}

static void pad(FILE *out, const char *text, size_t width)
{
	for (size_t used = plain_width(text); used < width; used++)
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

static size_t wider(size_t width, const char *text)
{
	return plain_width(text) > width ? plain_width(text) : width;
}

static void print_row(FILE *out, const struct screen_cell *c, const struct row *row,
                      const struct widths *w)
{
	struct line label = { 0 };
	bool empty = c->coverage.results == 0;

	plain_append(&label, c->label);
	fputs(plain_of(&label), out);
	pad(out, plain_of(&label), w->label);
	line_free(&label);
	for (int k = 0; k < SCORES && !empty; k++) {
		bool last = k + 1 == SCORES && row->remark.size == 0;

		print_score(out, row->texts[k], row->moods[k], last ? 0 : w->scores[k]);
	}
	if (row->remark.size != 0)
		print_score(out, row->remark.text, MOOD_BAD, 0);
	fputc('\n', out);
}

void screen_table(FILE *out, const struct screen_cells *cells)
{
	struct row *rows = memory_array(cells->count + 1, sizeof(*rows));
	struct widths w = { 0 };

	for (size_t i = 0; i < cells->count; i++) {
		const struct screen_cell *c = &cells->at[i];

		w.label = wider(w.label, c->label);
		for (int k = 0; k < SCORES; k++) {
			score(&rows[i], k, c);
			if (c->coverage.results > 0)
				w.scores[k] = wider(w.scores[k], rows[i].texts[k]);
		}
		remark(&rows[i].remark, c);
	}
	pad(out, "", w.label);
	for (int k = 0; k < SCORES; k++) {
		w.scores[k] = wider(w.scores[k], scores[k].title);
		print_score(out, scores[k].title, MOOD_NONE, k + 1 < SCORES ? w.scores[k] : 0);
	}
	fputc('\n', out);
	for (size_t i = 0; i < cells->count; i++) {
		print_row(out, &cells->at[i], &rows[i], &w);
		line_free(&rows[i].remark);
	}
	free(rows);
}
