/* SPDX-License-Identifier: MIT
 *
 * What is not as expected, the worst first, as items. */
#include "markdown.h"
#include "output_markdown.h"
#include "output_words.h"

static void append_more(struct line *out, const char *text)
{
	if (text[0] == '\0')
		return;
	line_text(out, ": ");
	markdown_append(out, text);
}

static void append_new(struct line *out, const struct matrix_column *column, const json_t *result)
{
	line_text(out, "- ");
	markdown_append_code(out, record_text(result, "requirement"));
	line_text(out, " on ");
	markdown_append(out, column->label);
	line_format(out, " (%s): ", record_text(result, "level"));
	markdown_append(out, record_text(result, "status"));
	append_more(out, record_text(result, "message"));
	append_more(out, record_text(result, "note"));
	if (record_text(result, "rerun")[0] != '\0') {
		line_text(out, "  \n  ");
		markdown_append_code(out, record_text(result, "rerun"));
	}
	line_text(out, "\n");
}

/* The results of one badness. */
static void write_rank(struct pieces *p, const struct matrix *m, int badness, size_t *left_out)
{
	for (size_t i = 0; i < m->row_count; i++) {
		for (size_t k = 0; k < m->column_count; k++) {
			if (result_badness(m->rows[i].results[k]) != badness)
				continue;
			append_new(&p->next, &m->columns[k], m->rows[i].results[k]);
			pieces_end(p, left_out);
		}
	}
}

void summary_new(struct pieces *p, const struct matrix *m, size_t *left_out)
{
	size_t count = scores_new(m);
	struct line untested = { 0 };

	if (words_untested(&untested, m->records, NULL)) {
		line_text(&p->next, "\nNothing was tested: ");
		markdown_append(&p->next, words_of(&untested));
		line_text(&p->next, "\n");
	} else if (count == 0 && m->row_count != 0) {
		line_text(&p->next, "\nEvery result is as expected.\n");
	}
	line_free(&untested);
	if (count != 0)
		line_format(&p->next, "\n### New: %zu\n\n", count);
	pieces_end(p, NULL);
	for (int badness = RESULT_WORST; badness > 0; badness--)
		write_rank(p, m, badness, left_out);
}
