/* SPDX-License-Identifier: MIT
 *
 * The first table of the page, and its last words: how to repeat it. */
#include "output_html.h"

#include <stdint.h>

static void write_row(const struct page *p, const struct score_row *row)
{
	static const char *const classes[] = { "none", "good", "listed", "bad" };

	markup(p->out, "<tr><th scope=\"row\">%s", row->label);
	if (!row->empty && row->remark.size != 0)
		markup(p->out, " <small>%s</small>", words_of(&row->remark));
	markup(p->out, "</th>");
	for (int k = 0; k < SCORES && !row->empty; k++)
		markup(p->out, "<td class=\"%s\" data-title=\"%s\">%s</td>", classes[row->moods[k]],
		       score_titles[k], words_of(&row->scores[k]));
	if (row->empty)
		markup(p->out, "<td class=\"bad\" colspan=\"%d\">%s</td>", SCORES,
		       words_of(&row->remark));
	markup(p->out, "</tr>\n");
}

static void write_absent(const struct page *p)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(p->m->records, i, record) {
		if (!record_is(record, "absent"))
			continue;
		if (count++ == 0)
			markup(p->out, "<h3>Absent</h3>\n<ul class=\"absent\">\n");
		markup(p->out, "<li><b>%s</b>: %s</li>\n", record_text(record, "column"),
		       record_text(record, "reason"));
	}
	markup(p->out, count != 0 ? "</ul>\n" : "");
}

static void write_cuts(const struct page *p)
{
	struct line cuts = { 0 };

	words_cuts(&cuts, p->m->records);
	if (cuts.size != 0)
		markup(p->out, "<p class=\"aside\">Power cuts: %s.</p>\n", words_of(&cuts));
	line_free(&cuts);
}

int html_scores(const struct page *p)
{
	struct score_row *rows = scores_make(p->m);

	if (rows == NULL)
		return -1;
	html_section(p, "scores", "Results", SIZE_MAX);
	markup(p->out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
		       "aria-label=\"Results\">\n<table class=\"scores\">\n<thead><tr><td></td>");
	for (int k = 0; k < SCORES; k++)
		markup(p->out, "<th scope=\"col\">%s</th>", score_titles[k]);
	markup(p->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < p->m->column_count; i++)
		write_row(p, &rows[i]);
	markup(p->out, "</tbody></table>\n</div>\n"
		       "<p class=\"aside\">Passed over what applies to the column. Known failures "
		       "are listed with the implementation; informational rows record a "
		       "value.</p>\n");
	write_cuts(p);
	write_absent(p);
	markup(p->out, "</section>\n");
	scores_free(rows, p->m);
	return 0;
}

void html_rerun(const struct page *p)
{
	html_section(p, "rerun", "Repeat", SIZE_MAX);
	markup(p->out,
	       "<p>Everything that this machine can run, results to a file and this page from "
	       "it:</p>\n<pre tabindex=\"0\"><code>mmapspec run --json results.json\n"
	       "mmapspec report results.json --html report.html</code></pre>\n"
	       "<p>One column, one requirement:</p>\n<pre tabindex=\"0\"><code>mmapspec run "
	       "--impl COLUMN --filter REQUIREMENT</code></pre>\n"
	       "<p>What changed since:</p>\n<pre tabindex=\"0\"><code>mmapspec diff before.json "
	       "results.json</code></pre>\n</section>\n");
}
