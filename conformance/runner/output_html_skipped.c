/* SPDX-License-Identifier: MIT
 *
 * What was not run, by reason: a skip is no pass. */
#include "output_html.h"

#include <stdint.h>
#include <string.h>

static const char *reason_of(const struct page *p, size_t place)
{
	const size_t columns = p->m->column_count;
	const json_t *result = p->m->rows[place / columns].results[place % columns];

	return html_is_skip(result) ? record_text(result, "message") : NULL;
}

/* Is this the first place that was skipped for its reason? */
static bool first_for_reason(const struct page *p, size_t place)
{
	for (size_t i = 0; i < place; i++) {
		const char *reason = reason_of(p, i);

		if (reason != NULL && strcmp(reason, reason_of(p, place)) == 0)
			return false;
	}
	return true;
}

static bool for_reason(const json_t *result, const char *reason)
{
	return html_is_skip(result) && strcmp(record_text(result, "message"), reason) == 0;
}

/* The columns of a row that were skipped for that reason. */
static size_t find_columns(const struct page *p, const struct matrix_row *row, const char *reason)
{
	size_t leader = SIZE_MAX;

	for (size_t i = 0; i < p->m->column_count; i++) {
		if (leader == SIZE_MAX && for_reason(row->results[i], reason))
			leader = i;
		p->leader[i] = for_reason(row->results[i], reason) ? leader : SIZE_MAX;
	}
	return leader;
}

static void write_reason(const struct page *p, const char *reason)
{
	size_t count = 0;

	for (size_t i = 0; i < p->m->row_count; i++)
		for (size_t k = 0; k < p->m->column_count; k++)
			count += for_reason(p->m->rows[i].results[k], reason);
	markup(p->out,
	       "<details class=\"fold\"><summary>%s <span class=\"count\">%zu</span></summary>\n"
	       "<ul class=\"outcomes\">\n",
	       reason, count);
	for (size_t i = 0; i < p->m->row_count; i++) {
		const struct matrix_row *row = &p->m->rows[i];
		size_t leader = find_columns(p, row, reason);

		if (leader == SIZE_MAX)
			continue;
		markup(p->out, "<li><a href=\"#row-%s\"><code>%s</code></a> ", row->id, row->id);
		html_columns(p, leader);
		markup(p->out, "</li>\n");
	}
	markup(p->out, "</ul></details>\n");
}

void html_skipped(const struct page *p)
{
	size_t count = html_count(p, html_is_skip);

	if (count == 0)
		return;
	html_section(p, "skipped", "Skipped", count);
	for (size_t i = 0; i < p->m->row_count * p->m->column_count; i++)
		if (reason_of(p, i) != NULL && first_for_reason(p, i))
			write_reason(p, reason_of(p, i));
	markup(p->out, "</section>\n");
}
