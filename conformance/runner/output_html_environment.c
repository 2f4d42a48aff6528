/* SPDX-License-Identifier: MIT
 *
 * On what it ran: once what all cells share, then for each cell what is its own. */
#include "output_html.h"

#include <stdint.h>
#include <string.h>

static bool shown(const char *name)
{
	return strcmp(name, "record") != 0 && strcmp(name, "column") != 0;
}

/* Do all columns say the same under that name? */
static bool common(const struct page *p, const char *name)
{
	const json_t *first = json_object_get(p->m->columns[0].record, name);

	for (size_t i = 1; i < p->m->column_count; i++)
		if (!json_equal(json_object_get(p->m->columns[i].record, name), first))
			return false;
	return true;
}

static void write_fact(const struct page *p, const char *name, const json_t *value)
{
	struct line text = { 0 };

	words_json(&text, value);
	markup(p->out, "<tr><th scope=\"row\">%s</th><td>", name);
	html_link(p, words_of(&text));
	markup(p->out, "</td></tr>\n");
	line_free(&text);
}

/* The facts of a cell that all cells share, or those that they do not. */
static void write_facts(const struct page *p, const json_t *cell, bool shared)
{
	const char *name;
	json_t *value;

	markup(p->out, "<table class=\"facts\"><tbody>\n");
	json_object_foreach((json_t *)cell, name, value)
		if (shown(name) && common(p, name) == shared)
			write_fact(p, name, value);
	markup(p->out, "</tbody></table>\n");
}

void html_environment(const struct page *p)
{
	if (p->m->column_count == 0)
		return;
	html_section(p, "environment", "Environment", SIZE_MAX);
	write_facts(p, p->m->columns[0].record, true);
	for (size_t i = 0; p->m->column_count > 1 && i < p->m->column_count; i++) {
		markup(p->out, "<details class=\"fold\"><summary>%s</summary>\n",
		       p->m->columns[i].label);
		write_facts(p, p->m->columns[i].record, false);
		markup(p->out, "</details>\n");
	}
	markup(p->out, "</section>\n");
}
