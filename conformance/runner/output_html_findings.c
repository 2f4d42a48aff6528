/* SPDX-License-Identifier: MIT
 *
 * Failures: what is new, what is tolerated, what is listed.  Columns that saw the same
 * stand together. */
#include "output_html.h"

#include <string.h>

/* So many new requirements stand open; a broken adapter has hundreds. */
enum { OPEN_SHOWN = 40 };

static bool same_text(const json_t *a, const json_t *b, const char *name)
{
	return strcmp(record_text(a, name), record_text(b, name)) == 0;
}

static bool same_failure(const json_t *a, const json_t *b)
{
	return same_text(a, b, "status") && same_text(a, b, "message") && same_text(a, b, "note");
}

static bool same_reason(const json_t *a, const json_t *b)
{
	const json_t *left = json_object_get(a, "known"), *right = json_object_get(b, "known");

	return same_text(left, right, "reason") && same_text(left, right, "link") &&
	       same_failure(a, b);
}

/* One group of columns of a row. */
static void write_group(const struct page *p, const struct matrix_row *row, size_t leader)
{
	const json_t *result = row->results[leader];

	markup(p->out, "<div class=\"group\">\n<div><span class=\"mark %s\">",
	       html_mark_class(result));
	html_mark(p, result);
	markup(p->out, "</span> ");
	html_columns(p, leader);
	markup(p->out, "</div>\n");
	html_reason(p, result);
	html_message(p, record_text(result, "message"));
	html_repeat(p, result);
	markup(p->out, "<p><a href=\"#cell-%zu-%s\">Transcript and sources</a></p>\n</div>\n",
	       html_cell_leader(row, leader), row->id);
}

static void write_groups(const struct page *p, const struct matrix_row *row, result_test *wanted,
			 result_pair_test *same)
{
	row_group(p->m, row, wanted, same, p->leader);
	for (size_t i = 0; i < p->m->column_count; i++)
		if (p->leader[i] == i)
			write_group(p, row, i);
}

static int row_badness(const struct page *p, const struct matrix_row *row)
{
	int worst = 0;

	for (size_t i = 0; i < p->m->column_count; i++)
		if (result_badness(row->results[i]) > worst)
			worst = result_badness(row->results[i]);
	return worst;
}

/* Write the rows of that badness; returns how many were written in all. */
static size_t write_rank(const struct page *p, int badness, size_t written)
{
	for (size_t i = 0; i < p->m->row_count; i++) {
		const struct matrix_row *row = &p->m->rows[i];

		if (row_badness(p, row) != badness)
			continue;
		if (written == OPEN_SHOWN)
			markup(p->out, "<details class=\"fold\"><summary>The rest</summary>\n");
		markup(p->out, "<article class=\"finding\">\n");
		html_requirement(p, row);
		write_groups(p, row, html_is_new, same_failure);
		markup(p->out, "</article>\n");
		written++;
	}
	return written;
}

/* Entries of the lists of known failures that are wrong. */
static void write_listed(const struct page *p)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(p->m->records, i, record) {
		const struct matrix_column *c = matrix_column_of(p->m, record_text(record, "cell"));

		if (!record_is(record, "known"))
			continue;
		if (count++ == 0)
			markup(p->out, "<h3>In the lists of known failures</h3>\n<ul>\n");
		markup(p->out, "<li><code>%s</code> %s (%s)</li>\n",
		       record_text(record, "requirement"), record_text(record, "problem"),
		       c != NULL ? c->label : record_text(record, "cell"));
	}
	markup(p->out, count != 0 ? "</ul>\n" : "");
}

void html_new(const struct page *p)
{
	size_t written = 0;
	struct line untested = { 0 };

	html_section(p, "new", "New", html_count(p, html_is_new));
	if (words_untested(&untested, p->m->records, NULL))
		markup(p->out, "<p class=\"bad\">Nothing was tested: %s.</p>\n", words_of(&untested));
	else if (html_count(p, html_is_new) == 0)
		markup(p->out, "<p>No result is unexpected.</p>\n");
	for (int badness = RESULT_WORST; badness > 0; badness--)
		written = write_rank(p, badness, written);
	markup(p->out, written > OPEN_SHOWN ? "</details>\n" : "");
	write_listed(p);
	markup(p->out, "</section>\n");
	line_free(&untested);
}

/* A row whose failures are no news: a line that says why, and unfolds. */
static void write_folded(const struct page *p, const struct matrix_row *row, result_test *wanted,
			 result_pair_test *same)
{
	const json_t *first = NULL;
	struct line count = { 0 };
	size_t columns = 0;

	for (size_t i = p->m->column_count; i > 0; i--) {
		first = wanted(row->results[i - 1]) ? row->results[i - 1] : first;
		columns += wanted(row->results[i - 1]);
	}
	words_count(&count, columns, "column", "columns");
	markup(p->out,
	       "<details class=\"fold\"><summary><code>%s</code> <span class=\"level\">%s</span> "
	       "<span class=\"count\">%s</span><span class=\"statement\">%s</span>",
	       row->id, row->level, words_of(&count),
	       row->requirement != NULL ? row->requirement->statement : "");
	if (json_object_get(first, "known") != NULL)
		markup(p->out, "<span class=\"statement why\">%s</span>",
		       record_text(json_object_get(first, "known"), "reason"));
	markup(p->out, "</summary>\n");
	write_groups(p, row, wanted, same);
	markup(p->out, "</details>\n");
	line_free(&count);
}

static void write_quiet(const struct page *p, const char *id, const char *title,
			const char *words, result_test *wanted, result_pair_test *same)
{
	size_t count = html_count(p, wanted);

	if (count == 0)
		return;
	html_section(p, id, title, count);
	markup(p->out, "<p>%s</p>\n", words);
	for (size_t i = 0; i < p->m->row_count; i++)
		if (row_any(p->m, &p->m->rows[i], wanted))
			write_folded(p, &p->m->rows[i], wanted, same);
	markup(p->out, "</section>\n");
}

void html_tolerated(const struct page *p)
{
	write_quiet(p, "tolerated", "Tolerated",
		    "Failures that nobody listed and that do not fail the run, such as those of "
		    "recommendations without --strict.",
		    html_is_tolerated, same_failure);
}

void html_known(const struct page *p)
{
	write_quiet(p, "known", "Known failures",
		    "Listed with the implementation: why, and where it was reported.",
		    html_is_known, same_reason);
}
