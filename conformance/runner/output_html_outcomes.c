/* SPDX-License-Identifier: MIT
 *
 * Who did what: the ways in which a row came out, each with its columns, and from them
 * the section of what differs. */
#include "output_html.h"

#include <stdint.h>
#include <string.h>

/* So many names are read at a glance; a longer list is folded. */
enum { NAMES_SHOWN = 12 };

/* So many differences are shown at once; more are folded by area. */
enum { OPEN_SHOWN = 40 };

static size_t group_size(const struct page *p, size_t leader)
{
	size_t count = 0;

	for (size_t i = leader; i < p->m->column_count; i++)
		count += p->leader[i] == leader;
	return count;
}

void html_columns(const struct page *p, size_t leader)
{
	size_t count = group_size(p, leader);
	const char *before = "";

	if (count > NAMES_SHOWN)
		markup(p->out, "<details class=\"names\"><summary>%zu columns</summary>", count);
	for (size_t i = leader; i < p->m->column_count; i++) {
		if (p->leader[i] != leader)
			continue;
		markup(p->out, "%s<span class=\"name\">%s</span>", before, p->m->columns[i].label);
		before = ", ";
	}
	markup(p->out, count > NAMES_SHOWN ? "</details>" : "");
}

static void write_outcome(const struct page *p, const struct matrix_row *row, size_t leader)
{
	const json_t *result = row->results[leader];
	size_t cell = html_cell_leader(row, leader);

	markup(p->out, "<li>");
	if (cell != SIZE_MAX)
		markup(p->out, "<a href=\"#cell-%zu-%s\">", cell, row->id);
	if (json_object_get(result, "value") != NULL && !result_bad(result)) {
		markup(p->out, "<code class=\"value\">%s</code>", record_text(result, "value"));
	} else {
		markup(p->out, "<span class=\"mark %s\">", html_mark_class(result));
		html_mark(p, result);
		markup(p->out, "</span>");
	}
	markup(p->out, cell != SIZE_MAX ? "</a> " : " ");
	html_columns(p, leader);
	markup(p->out, "</li>\n");
}

void html_outcomes(const struct page *p, const struct matrix_row *row)
{
	row_group(p->m, row, result_ran, result_same, p->leader);
	markup(p->out, "<ul class=\"outcomes\">\n");
	for (size_t i = 0; i < p->m->column_count; i++)
		if (p->leader[i] == i)
			write_outcome(p, row, i);
	markup(p->out, "</ul>\n");
}

/* Which of the two kinds of difference is it? */
static bool differs_in_value(const struct matrix_row *row)
{
	return strcmp(row->level, "informational") == 0;
}

static void write_rows(const struct page *p, size_t first, size_t end, bool values)
{
	for (size_t i = first; i < end; i++) {
		const struct matrix_row *row = &p->m->rows[i];

		if (!row_differs(p->m, row) || differs_in_value(row) != values)
			continue;
		markup(p->out, "<article class=\"difference\">\n");
		html_requirement(p, row);
		html_outcomes(p, row);
		markup(p->out, "</article>\n");
	}
}

static size_t count_rows(const struct page *p, size_t first, size_t end, bool values)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		count += row_differs(p->m, &p->m->rows[i]) &&
			 differs_in_value(&p->m->rows[i]) == values;
	return count;
}

static void write_kind(const struct page *p, const char *title, bool values)
{
	size_t all = count_rows(p, 0, p->m->row_count, values);

	if (all == 0)
		return;
	markup(p->out, "<h3 class=\"kind\">%s</h3>\n", title);
	for (size_t first = 0, end; first < p->m->row_count; first = end) {
		size_t count;

		end = html_area_end(p, first);
		count = count_rows(p, first, end, values);
		if (count == 0)
			continue;
		markup(p->out, "<details class=\"fold\"%s><summary>",
		       all <= OPEN_SHOWN ? " open" : "");
		html_area(p, first);
		markup(p->out, " <span class=\"count\">%zu</span></summary>\n", count);
		write_rows(p, first, end, values);
		markup(p->out, "</details>\n");
	}
}

void html_differs(const struct page *p)
{
	size_t count = html_count_differing(p);

	if (count == 0)
		return;
	html_section(p, "differs", "Differs", count);
	markup(p->out, "<p>Requirements that came out in more than one way among the columns "
		       "that ran them.</p>\n");
	write_kind(p, "Verdicts", false);
	write_kind(p, "Recorded values", true);
	markup(p->out, "</section>\n");
}
