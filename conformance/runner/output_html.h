/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

/* The parts of the report page.  Each function writes one part and nothing when there is
 * nothing to say.  Only markup() and markup_text() write what came from elsewhere. */

#include "output_markup.h"
#include "output_words.h"

struct page {
	FILE *out;
	const struct matrix *m;
	size_t *leader; /* room for row_group() */
};

/* The style and the scripts, line by line, NULL at the end: made from plots/page.css,
 * plots/filter.js and plots/page.js. */
extern const char *const page_css[];
extern const char *const filter_js[];
extern const char *const page_js[];

/* --- sections, in the order of the page ------------------------------------------------- */

/* The scores and what is absent.  Returns 0, or -1 after one line on standard error. */
int html_scores(const struct page *p);

/* What is not as expected: worst first, each with its transcript. */
void html_new(const struct page *p);

/* Failures that nobody listed and that do not fail the run. */
void html_tolerated(const struct page *p);

/* Listed failures by requirement. */
void html_known(const struct page *p);

/* Rows that came out in two ways, and recorded values side by side. */
void html_differs(const struct page *p);

/* Everything, in one table: by area, and within it by the document cited first. */
void html_matrix(const struct page *p);

/* A page for each cell that is no plain pass; the style shows the one that a link leads to. */
void html_cells(const struct page *p);

void html_skipped(const struct page *p);
void html_environment(const struct page *p);

/* Every SVG and PNG file of the folder plots, inlined, with its table NAME.tsv if
 * there is one.  Returns as html_scores. */
int html_plots(const struct page *p, const char *plots);

/* The table when.tsv of that folder, if it has one. */
void html_when(const struct page *p, const char *plots);

void html_rerun(const struct page *p);

/* --- output_html_parts.c: pieces that several sections write ------------------------------ */

/* Open a section with its heading and, unless it is SIZE_MAX, a count. */
void html_section(const struct page *p, const char *id, const char *title, size_t count);

/* Sign and word of a result, as the content of an element of class html_mark_class(). */
void html_mark(const struct page *p, const json_t *result);
const char *html_mark_class(const json_t *result);

/* The rows of the area that begins with row first end before that one; its name. */
size_t html_area_end(const struct page *p, size_t first);
void html_area(const struct page *p, size_t first);

/* "CPython 3.8, CPython 3.9": the columns of p->leader that follow that one. */
void html_columns(const struct page *p, size_t leader);

/* Id, level, statement. */
void html_requirement(const struct page *p, const struct matrix_row *row);

/* A row of the matrix: what the filters of the page need is in its attributes and in the
 * classes of its cells. */
void html_row(const struct page *p, const struct matrix_row *row);

/* The column under whose name the page of that cell stands, "#cell-COLUMN-ID": the first one
 * that came out the same to the word.  SIZE_MAX: the cell has no page. */
size_t html_cell_leader(const struct matrix_row *row, size_t column);

/* The sentences that the requirement, which is known, comes from; and the same folded. */
void html_sentences(const struct page *p, const struct matrix_row *row);
void html_sources(const struct page *p, const struct matrix_row *row);

/* For each way in which the row came out: the way, and the columns. */
void html_outcomes(const struct page *p, const struct matrix_row *row);

/* A message; "REQUEST: expected THIS, found THAT" in three lines. */
void html_message(const struct page *p, const char *message);

/* Where in a message its parts begin and end; the last one ends with the message.  False for
 * a message of another form. */
struct message_parts {
	const char *call_end, *expected, *expected_end, *found;
};

bool html_message_parts(const char *message, struct message_parts *out);

/* Why the failure is known, with the link; what else was noted. */
void html_reason(const struct page *p, const json_t *result);

/* What was expected and what was found, under headings. */
void html_observation(const struct page *p, const json_t *result);

/* What a column has to show for its result: transcript, standard error, what shows it once
 * more; of another column than the leader folded, and only where it is not the same. */
void html_evidence(const struct page *p, const struct matrix_row *row, size_t leader,
		   size_t column);

/* The command that runs it again. */
void html_repeat(const struct page *p, const json_t *result);

/* The last lines of a transcript. */
void html_transcript(const struct page *p, const json_t *lines);

/* The table NAME.tsv of the folder plots: fields between tabs, the first line the head; a
 * last field that names a plot of the folder links to it. */
void html_table(const struct page *p, const char *plots, const char *name, const char *label);

/* How many lines that table has below the head, 0 when there is none. */
size_t html_table_rows(const char *plots, const char *name);

/* The table as what a figure shows in numbers, folded. */
void html_numbers(const struct page *p, const char *plots, const char *name);

/* A link, when url is one that leads to the web; else its text. */
void html_link(const struct page *p, const char *url);

/* How many results of the matrix stand so, and how many rows differ. */
size_t html_count(const struct page *p, result_test *wanted);
size_t html_count_differing(const struct page *p);

/* The tests behind the sections. */
bool html_is_new(const json_t *result);
bool html_is_known(const json_t *result);
bool html_is_tolerated(const json_t *result);
bool html_is_skip(const json_t *result);

#endif
