/* SPDX-License-Identifier: MIT
 *
 * The report page as a whole.  It is one file, needs no script and no network, and opens on
 * what is new. */
#include "output_html.h"
#include "outputs.h"
#include "whole_file.h"

#include <stdlib.h>

static void write_lines(FILE *out, const char *const *lines)
{
	for (; *lines != NULL; lines++)
		fprintf(out, "%s\n", *lines);
}

static void write_head(const struct page *p, const char *title)
{
	markup(p->out,
	       "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	       "<meta name=\"color-scheme\" content=\"light dark\">\n"
	       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	       "img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
	       "<link rel=\"icon\" href=\"data:,\">\n<title>%s</title>\n<style>\n",
	       title);
	write_lines(p->out, page_css);
	markup(p->out, "</style>\n</head>\n<body>\n");
}

static void write_entry(const struct page *p, const char *id, const char *title, size_t count)
{
	if (count != 0)
		markup(p->out, "<a href=\"#%s\">%s&nbsp;<b>%zu</b></a>\n", id, title, count);
}

static void write_contents(const struct page *p, const char *plots)
{
	markup(p->out, "<nav aria-label=\"Contents\">\n");
	write_entry(p, "new", "New", html_count(p, html_is_new));
	write_entry(p, "tolerated", "Tolerated", html_count(p, html_is_tolerated));
	write_entry(p, "known", "Known failures", html_count(p, html_is_known));
	write_entry(p, "differs", "Differs", html_count_differing(p));
	write_entry(p, "matrix", "Matrix", p->m->row_count);
	write_entry(p, "skipped", "Skipped", html_count(p, html_is_skip));
	if (plots != NULL)
		markup(p->out, "<a href=\"#plots\">Plots</a>\n");
	if (plots != NULL && html_table_rows(plots, "when") != 0)
		markup(p->out, "<a href=\"#when\">When to use what</a>\n");
	markup(p->out, "<a href=\"#environment\">Environment</a>\n"
		       "<a href=\"#rerun\">Repeat</a>\n</nav>\n");
}

static void write_top(const struct page *p, const char *title, const char *plots)
{
	struct line machine = { 0 };

	words_machine(&machine, p->m);
	words_mutants(&machine, p->m);
	markup(p->out, "<header>\n<h1>%s</h1>\n<p>%s", title, words_of(&machine));
	if (machine.size != 0)
		markup(p->out, " · ");
	markup(p->out, "%.1f s</p>\n", words_seconds(p->m));
	write_contents(p, plots);
	markup(p->out, "</header>\n<main>\n");
	line_free(&machine);
}

static int write_page(const struct page *p, const char *plots)
{
	struct line title = { 0 };
	int status;

	words_suite(&title, p->m);
	write_head(p, words_of(&title));
	write_top(p, words_of(&title), plots);
	line_free(&title);
	status = html_scores(p);
	html_new(p);
	html_tolerated(p);
	html_known(p);
	html_differs(p);
	html_matrix(p);
	html_cells(p);
	html_skipped(p);
	if (status == 0 && plots != NULL)
		status = html_plots(p, plots);
	if (plots != NULL)
		html_when(p, plots);
	html_environment(p);
	html_rerun(p);
	markup(p->out, "</main>\n<script>\n");
	write_lines(p->out, filter_js);
	write_lines(p->out, page_js);
	markup(p->out, "</script>\n</body>\n</html>\n");
	return status;
}

int output_html(const char *path, const json_t *records, const char *plots)
{
	struct whole_file f;
	struct page p;
	struct matrix m;
	int status = -1;

	if (matrix_make(&m, records) != 0)
		return -1;
	p = (struct page){ .m = &m, .leader = calloc(m.column_count + 1, sizeof(*p.leader)) };
	if (p.leader == NULL) {
		fprintf(stderr, "mmapspec: out of memory before writing %s\n", path);
	} else if (whole_file_open(&f, path) == 0) {
		p.out = f.text;
		status = write_page(&p, plots);
		if (whole_file_close(&f) != 0)
			status = -1;
	}
	free(p.leader);
	matrix_free(&m);
	return status;
}
