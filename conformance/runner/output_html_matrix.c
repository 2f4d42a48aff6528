/* SPDX-License-Identifier: MIT
 *
 * The whole matrix, in one table: by area, and within an area by document. */
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

/* The document that the row cites first; of a row that this suite does not know, none. */
static const char *document_of(const struct matrix_row *row, size_t *size)
{
	const char *sources = row->requirement != NULL ? row->requirement->sources : "";

	*size = strcspn(sources, "/");
	return sources;
}

static bool same_document(const struct matrix_row *a, const struct matrix_row *b)
{
	size_t left, right;
	const char *first = document_of(a, &left), *second = document_of(b, &right);

	return left == right && memcmp(first, second, left) == 0;
}

static void write_signs(const struct page *p)
{
	markup(p->out,
	       "<p class=\"signs\"><span class=\"mark p\">✓ <i>pass</i></span> "
	       "<span class=\"mark f\">✗ <i>fail</i></span> "
	       "<span class=\"mark k\">K <i>known</i></span> listed as failing "
	       "<span class=\"mark s\">S <i>skip</i></span> "
	       "<span class=\"mark e\">! <i>error</i></span> of our own set-up "
	       "<span class=\"mark c\">☠ <i>crash</i></span> "
	       "<span class=\"mark o\">◷ <i>timeout</i></span> "
	       "<span class=\"mark i\">= <i>value</i></span> recorded "
	       "<span class=\"mark n\">·</span> does not apply. "
	       "A cell that is no plain pass leads to its page.</p>\n");
}

static void write_areas(const struct page *p)
{
	markup(p->out, "<nav aria-label=\"Areas\" class=\"areas\">\n");
	for (size_t first = 0; first < p->m->row_count; first = html_area_end(p, first)) {
		markup(p->out, "<a href=\"#area-");
		html_area(p, first);
		markup(p->out, "\">");
		html_area(p, first);
		markup(p->out, "</a>\n");
	}
	markup(p->out, "</nav>\n");
}

static void write_titles(const struct page *p)
{
	markup(p->out, "<thead><tr><th scope=\"col\">Requirement</th>");
	for (size_t i = 0; i < p->m->column_count; i++)
		markup(p->out, "<th scope=\"col\"><span>%s</span></th>", p->m->columns[i].label);
	markup(p->out, "</tr></thead>\n");
}

/* The heading of a part; that of an area's first part is what links to the area lead to. */
static void write_part_title(const struct page *p, size_t row, size_t count, bool first)
{
	struct line document = { 0 };
	size_t size;
	const char *name = document_of(&p->m->rows[row], &size);

	line_append(&document, name, size);
	markup(p->out, "<tbody data-area=\"");
	html_area(p, row);
	markup(p->out, "\">\n<tr class=\"part\"");
	if (first) {
		markup(p->out, " id=\"area-");
		html_area(p, row);
		markup(p->out, "\"");
	}
	markup(p->out, "><th scope=\"rowgroup\" colspan=\"%zu\"><span>", p->m->column_count + 1);
	html_area(p, row);
	markup(p->out, " <b>%s</b> <span class=\"count\">%zu</span></span></th></tr>\n",
	       size != 0 ? words_of(&document) : "no document", count);
	line_free(&document);
}

/* Write the part of an area that begins with row at, unless an earlier row began it. */
static void write_part(const struct page *p, size_t first, size_t at, size_t end)
{
	const struct matrix_row *rows = p->m->rows;
	size_t count = 0;

	for (size_t i = first; i < at; i++)
		if (same_document(&rows[i], &rows[at]))
			return;
	for (size_t i = at; i < end; i++)
		count += same_document(&rows[i], &rows[at]);
	write_part_title(p, at, count, at == first);
	for (size_t i = at; i < end; i++)
		if (same_document(&rows[i], &rows[at]))
			html_row(p, &rows[i]);
	markup(p->out, "</tbody>\n");
}

void html_matrix(const struct page *p)
{
	html_section(p, "matrix", "Matrix", p->m->row_count);
	write_signs(p);
	write_areas(p);
	markup(p->out, "<div class=\"scroll whole\" role=\"region\" tabindex=\"0\" "
		       "aria-label=\"Matrix\">\n<table class=\"matrix\">\n");
	write_titles(p);
	for (size_t first = 0, end; first < p->m->row_count; first = end) {
		end = html_area_end(p, first);
		for (size_t i = first; i < end; i++)
			write_part(p, first, i, end);
	}
	markup(p->out, "</table>\n</div>\n</section>\n");
}
