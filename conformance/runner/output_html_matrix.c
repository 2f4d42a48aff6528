/* SPDX-License-Identifier: MIT
 *
 * The whole matrix, an area at a time, folded. */
#include "output_html.h"

#include <string.h>

static size_t area_size(const struct matrix_row *row)
{
	return strcspn(row->id, ".");
}

size_t html_area_end(const struct page *p, size_t first)
{
	const struct matrix_row *rows = p->m->rows;
	size_t size = area_size(&rows[first]), i = first;

	while (i < p->m->row_count && area_size(&rows[i]) == size &&
	       memcmp(rows[i].id, rows[first].id, size) == 0)
		i++;
	return i;
}

void html_area(const struct page *p, size_t first)
{
	struct line name = { 0 };

	line_append(&name, p->m->rows[first].id, area_size(&p->m->rows[first]));
	markup_text(p->out, words_of(&name));
	line_free(&name);
}

static void write_signs(const struct page *p)
{
	markup(p->out,
	       "<p class=\"signs\"><span class=\"mark p\">✓<i>pass</i></span> "
	       "<span class=\"mark f\">✗<i>fail</i></span> "
	       "<span class=\"mark k\">K<i>known</i></span> listed as failing "
	       "<span class=\"mark s\">S<i>skip</i></span> "
	       "<span class=\"mark e\">!<i>error</i></span> of our own set-up "
	       "<span class=\"mark c\">☠<i>crash</i></span> "
	       "<span class=\"mark o\">◷<i>timeout</i></span> "
	       "<span class=\"mark i\">=<i>value</i></span> recorded "
	       "<span class=\"mark n\">·</span> does not apply</p>\n");
}

static void write_titles(const struct page *p)
{
	markup(p->out, "<thead><tr><th scope=\"col\">Requirement</th>");
	for (size_t i = 0; i < p->m->column_count; i++)
		markup(p->out, "<th scope=\"col\"><span>%s</span></th>", p->m->columns[i].label);
	markup(p->out, "</tr></thead>\n<tbody>\n");
}

/* What a reader learns by pointing at a cell. */
static const char *hint(const json_t *result)
{
	const char *value = record_text(result, "value");

	return value[0] != '\0' ? value : record_text(result, "message");
}

static void write_cell(const struct page *p, const struct matrix_row *row, size_t column)
{
	const json_t *result = row->results[column];
	enum standing standing = result_standing(result);
	bool linked = standing == STANDS_KNOWN || standing == STANDS_TOLERATED ||
		      standing == STANDS_NEW || standing == STANDS_NEW_PASS;

	markup(p->out, "<td class=\"%s\"", html_mark_class(result));
	if (hint(result)[0] != '\0')
		markup(p->out, " title=\"%s\"", hint(result));
	markup(p->out, ">");
	if (linked)
		markup(p->out, "<a href=\"#r-%zu-%s\">", column, row->id);
	html_mark(p, result);
	markup(p->out, linked ? "</a></td>" : "</td>");
}

/* Did every column to which it applies pass, or have its value recorded? */
static bool quiet(const struct page *p, const struct matrix_row *row)
{
	for (size_t i = 0; i < p->m->column_count; i++) {
		enum standing standing = result_standing(row->results[i]);

		if (standing != STANDS_NOWHERE && standing != STANDS_PASS &&
		    standing != STANDS_VALUE)
			return false;
	}
	return !row_differs(p->m, row);
}

static bool is_value(const json_t *result)
{
	return result_standing(result) == STANDS_VALUE;
}

static void write_row(const struct page *p, const struct matrix_row *row)
{
	markup(p->out,
	       "<tr id=\"row-%s\" class=\"%s\"><th scope=\"row\"><code>%s</code> "
	       "<span class=\"level\">%s</span>",
	       row->id, quiet(p, row) ? "quiet" : "loud", row->id, row->level);
	if (row->requirement != NULL)
		markup(p->out, "<p>%s</p>", row->requirement->statement);
	html_sources(p, row);
	if (row_any(p->m, row, is_value)) {
		markup(p->out, "<details class=\"values\"><summary>values</summary>");
		html_outcomes(p, row);
		markup(p->out, "</details>");
	}
	markup(p->out, "</th>");
	for (size_t i = 0; i < p->m->column_count; i++)
		write_cell(p, row, i);
	markup(p->out, "</tr>\n");
}

static void write_area(const struct page *p, size_t first, size_t end)
{
	size_t differing = 0;

	for (size_t i = first; i < end; i++)
		differing += row_differs(p->m, &p->m->rows[i]);
	markup(p->out, "<details class=\"fold area\"><summary>");
	html_area(p, first);
	markup(p->out, " <span class=\"count\">%zu</span>", end - first);
	if (differing != 0)
		markup(p->out, "<span class=\"count\">· %zu differ</span>", differing);
	markup(p->out, "</summary>\n"
		       "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	html_area(p, first);
	markup(p->out, "\">\n<table class=\"matrix\">\n");
	write_titles(p);
	for (size_t i = first; i < end; i++)
		write_row(p, &p->m->rows[i]);
	markup(p->out, "</tbody></table>\n</div></details>\n");
}

void html_matrix(const struct page *p)
{
	html_section(p, "matrix", "Matrix", p->m->row_count);
	write_signs(p);
	for (size_t first = 0, end; first < p->m->row_count; first = end) {
		end = html_area_end(p, first);
		write_area(p, first, end);
	}
	markup(p->out, "</section>\n");
}
