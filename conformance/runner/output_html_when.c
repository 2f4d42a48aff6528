/* SPDX-License-Identifier: MIT
 *
 * When to use what: the table that plots/when.awk makes of a benchmark, when.tsv beside the
 * plots.  The first line is the head; the last field of a line is the name of a plot. */
#include "output_html.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_plot(const char *plots, const char *name)
{
	struct line path = { 0 };
	bool has;

	line_format(&path, "%s/%s.svg", plots, name);
	has = !path.failed && access(words_of(&path), R_OK) == 0;
	line_free(&path);
	return has;
}

static void write_row(const struct page *p, const char *plots, char *text, const char *element)
{
	char *field;

	markup(p->out, "<tr>");
	while ((field = strsep(&text, "\t")) != NULL) {
		if (text == NULL && has_plot(plots, field))
			markup(p->out, "<td><a href=\"#plot-%s\">%s</a></td>", field, field);
		else
			markup(p->out, *element == 'h' ? "<th scope=\"col\">%s</th>" : "<td>%s</td>",
			       field);
	}
	markup(p->out, "</tr>\n");
}

void html_when(const struct page *p, const char *plots)
{
	struct line path = { 0 };
	char *text = NULL;
	size_t room = 0;
	ssize_t size;
	FILE *in;

	line_format(&path, "%s/when.tsv", plots);
	in = path.failed ? NULL : fopen(words_of(&path), "r");
	line_free(&path);
	if (in == NULL)
		return;
	html_section(p, "when", "When to use what", SIZE_MAX);
	markup(p->out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
		       "aria-label=\"When to use what\">\n<table class=\"facts\">\n");
	for (int n = 0; (size = getline(&text, &room, in)) > 0; n++) {
		text[strcspn(text, "\n")] = '\0';
		write_row(p, plots, text, n == 0 ? "head" : "data");
	}
	markup(p->out, "</table></div>\n<p class=\"aside\">Medians of this run, on this machine. Either: "
		       "within 5 %% of each other.</p>\n</section>\n");
	free(text);
	fclose(in);
}
