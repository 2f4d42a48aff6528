/* SPDX-License-Identifier: MIT
 *
 * The pages behind the cells of the matrix.  Each stands in the file once, for all columns
 * of its row that came out the same to the word. */
#include "output_html.h"

#include <stdint.h>
#include <string.h>

static bool same_text(const json_t *a, const json_t *b, const char *name)
{
	return strcmp(record_text(a, name), record_text(b, name)) == 0;
}

static bool same_cell(const json_t *a, const json_t *b)
{
	return same_text(a, b, "status") && same_text(a, b, "message") &&
	       same_text(a, b, "value") && same_text(a, b, "note") &&
	       json_equal(json_object_get(a, "expected"), json_object_get(b, "expected")) &&
	       json_equal(json_object_get(a, "stage"), json_object_get(b, "stage")) &&
	       same_text(json_object_get(a, "known"), json_object_get(b, "known"), "reason") &&
	       same_text(json_object_get(a, "known"), json_object_get(b, "known"), "link");
}

static bool has_page(const json_t *result)
{
	enum standing standing = result_standing(result);

	return standing != STANDS_NOWHERE && standing != STANDS_PASS;
}

size_t html_cell_leader(const struct matrix_row *row, size_t column)
{
	const json_t *result = row->results[column];
	size_t i = 0;

	if (!has_page(result))
		return SIZE_MAX;
	while (!has_page(row->results[i]) || !same_cell(row->results[i], result))
		i++;
	return i;
}

static void write_title(const struct page *p, const struct matrix_row *row, size_t leader)
{
	const json_t *result = row->results[leader];

	markup(p->out,
	       "<article class=\"cell\" id=\"cell-%zu-%s\" tabindex=\"-1\" aria-label=\"%s, %s\">\n"
	       "<p class=\"back\"><a href=\"#row-%s\">Back to the matrix</a></p>\n"
	       "<h3><span class=\"mark %s\">",
	       leader, row->id, row->id, p->m->columns[leader].label, row->id,
	       html_mark_class(result));
	html_mark(p, result);
	markup(p->out, "</span> <code>%s</code> <span class=\"level\">%s</span></h3>\n<p>", row->id,
	       row->level);
	html_columns(p, leader);
	markup(p->out, "</p>\n");
}

static void write_origin(const struct page *p, const struct matrix_row *row)
{
	if (row->requirement == NULL) {
		markup(p->out, "<h4>Statement</h4>\n<p>This suite has no requirement of that id.</p>\n");
		return;
	}
	markup(p->out, "<h4>Statement</h4>\n<p class=\"statement\">%s</p>\n<h4>Sources</h4>\n",
	       row->requirement->statement);
	html_sentences(p, row);
}

static void write_page(const struct page *p, const struct matrix_row *row, size_t leader)
{
	write_title(p, row, leader);
	write_origin(p, row);
	html_observation(p, row->results[leader]);
	if (json_object_get(row->results[leader], "known") != NULL)
		markup(p->out, "<h4>Known issue</h4>\n");
	html_reason(p, row->results[leader]);
	for (size_t i = leader; i < p->m->column_count; i++)
		if (p->leader[i] == leader)
			html_evidence(p, row, leader, i);
	markup(p->out, "</article>\n");
}

void html_cells(const struct page *p)
{
	markup(p->out, "<div class=\"cells\">\n");
	for (size_t i = 0; i < p->m->row_count; i++) {
		const struct matrix_row *row = &p->m->rows[i];

		for (size_t k = 0; k < p->m->column_count; k++)
			p->leader[k] = html_cell_leader(row, k);
		for (size_t k = 0; k < p->m->column_count; k++)
			if (p->leader[k] == k)
				write_page(p, row, k);
	}
	markup(p->out, "</div>\n");
}
