/* SPDX-License-Identifier: MIT
 *
 * Tables that were left beside the plots: NAME.tsv, fields between tabs. */
#include "output_html.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE *table_open(const char *plots, const char *name)
{
	struct line path = { 0 };
	FILE *in;

	line_format(&path, "%s/%s.tsv", plots, name);
	in = path.failed ? NULL : fopen(words_of(&path), "r");
	line_free(&path);
	return in;
}

static bool has_plot(const char *plots, const char *name)
{
	struct line path = { 0 };
	bool has;

	line_format(&path, "%s/%s.svg", plots, name);
	has = !path.failed && access(words_of(&path), R_OK) == 0;
	line_free(&path);
	return has;
}

static void write_row(const struct page *p, const char *plots, char *text, bool head)
{
	char *field;

	markup(p->out, head ? "<thead><tr>" : "<tr>");
	while ((field = strsep(&text, "\t")) != NULL) {
		if (text == NULL && has_plot(plots, field))
			markup(p->out, "<td><a href=\"#plot-%s\">%s</a></td>", field, field);
		else
			markup(p->out, head ? "<th scope=\"col\">%s</th>" : "<td>%s</td>", field);
	}
	markup(p->out, head ? "</tr></thead>\n<tbody>\n" : "</tr>\n");
}

size_t html_table_rows(const char *plots, const char *name)
{
	FILE *in = table_open(plots, name);
	size_t lines = 0;
	int byte;

	if (in == NULL)
		return 0;
	while ((byte = getc(in)) != EOF)
		lines += byte == '\n';
	fclose(in);
	return lines > 0 ? lines - 1 : 0;
}

void html_table(const struct page *p, const char *plots, const char *name, const char *label)
{
	FILE *in = table_open(plots, name);
	char *text = NULL;
	size_t room = 0;

	if (in == NULL)
		return;
	markup(p->out,
	       "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n"
	       "<table class=\"facts\">\n",
	       label);
	for (int n = 0; getline(&text, &room, in) > 0; n++) {
		text[strcspn(text, "\n")] = '\0';
		write_row(p, plots, text, n == 0);
	}
	markup(p->out, "</tbody></table></div>\n");
	free(text);
	fclose(in);
}

void html_numbers(const struct page *p, const char *plots, const char *name)
{
	struct line label = { 0 };
	size_t rows = html_table_rows(plots, name);

	if (rows == 0)
		return;
	line_format(&label, "Numbers of %s", name);
	markup(p->out, "<details class=\"numbers\"><summary>Numbers <span class=\"count\">%zu</span>"
		       "</summary>\n", rows);
	html_table(p, plots, name, words_of(&label));
	markup(p->out, "</details>\n");
	line_free(&label);
}
