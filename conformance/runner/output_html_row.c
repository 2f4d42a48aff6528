/* SPDX-License-Identifier: MIT
 *
 * One row of the matrix. */
#include "claims.h"
#include "output_html.h"

#include <stdint.h>
#include <string.h>

/* What a reader learns by pointing at a cell. */
static const char *hint(const json_t *result)
{
	const char *value = record_text(result, "value");

	return value[0] != '\0' ? value : record_text(result, "message");
}

static void write_cell(const struct page *p, const struct matrix_row *row, size_t column)
{
	const json_t *result = row->results[column];
	size_t leader = html_cell_leader(row, column);

	markup(p->out, "<td class=\"%s", html_mark_class(result));
	markup(p->out, html_is_new(result) ? " new\"" : "\"");
	if (hint(result)[0] != '\0')
		markup(p->out, " title=\"%s\"", hint(result));
	markup(p->out, ">");
	if (leader != SIZE_MAX)
		markup(p->out, "<a href=\"#cell-%zu-%s\">", leader, row->id);
	html_mark(p, result);
	markup(p->out, leader != SIZE_MAX ? "</a></td>" : "</td>");
}

/* Is the document of that citation cited before it? */
static bool cited_before(const char *sources, const char *citation)
{
	size_t size = strcspn(citation, "/") + 1, other;
	const char *word;

	while ((word = next_word(&sources, &other)) != NULL && word != citation)
		if (strncmp(word, citation, size) == 0)
			return true;
	return false;
}

/* The documents that the row cites, each once. */
static void write_documents(const struct page *p, const char *sources)
{
	struct line names = { 0 };
	const char *at = sources, *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL) {
		if (cited_before(sources, word))
			continue;
		line_text(&names, names.size != 0 ? " " : "");
		line_append(&names, word, strcspn(word, "/"));
	}
	markup(p->out, " data-documents=\"%s\"", words_of(&names));
	line_free(&names);
}

static bool is_value(const json_t *result)
{
	return result_standing(result) == STANDS_VALUE;
}

/* The row's own field; its short form is what is read out before each cell. */
static void write_title(const struct page *p, const struct matrix_row *row)
{
	markup(p->out,
	       "<th scope=\"row\" abbr=\"%s\"><code>%s</code> <span class=\"level\">%s</span>",
	       row->id, row->id, row->level);
	if (row->requirement != NULL)
		markup(p->out, "<p>%s</p>", row->requirement->statement);
	html_sources(p, row);
	if (row_any(p->m, row, is_value)) {
		markup(p->out, "<details class=\"values\"><summary>values</summary>");
		html_outcomes(p, row);
		markup(p->out, "</details>");
	}
	markup(p->out, "</th>");
}

void html_row(const struct page *p, const struct matrix_row *row)
{
	markup(p->out, "<tr id=\"row-%s\" data-level=\"%s\"", row->id, row->level);
	if (row->requirement != NULL)
		write_documents(p, row->requirement->sources);
	markup(p->out, row_differs(p->m, row) ? " data-differs=\"\">" : ">");
	write_title(p, row);
	for (size_t i = 0; i < p->m->column_count; i++)
		write_cell(p, row, i);
	markup(p->out, "</tr>\n");
}
