/* SPDX-License-Identifier: MIT
 *
 * What changed between two runs, for a page that takes Markdown. */
#include "markdown.h"
#include "output_diff.h"
#include "output_pieces.h"
#include "output_words.h"

#include <string.h>

/* Bytes, as for the summary of a run. */
enum { LIMIT = 512 * 1024, FOR_LAST_LINE = 256 };

static void append_counts(struct line *out, const struct diff *d)
{
	const char *before = "### ";

	for (enum change c = NEW_FAILURE; c < CHANGES; c++) {
		size_t count = diff_count(d, c);

		if (count == 0)
			continue;
		line_format(out, "%s%zu %s", before, count, diff_title(c, count));
		before = ", ";
	}
	line_text(out, before[0] == '#' ? "### No result changed\n" : "\n");
}

/* Where an item goes. */
struct items {
	struct pieces *pieces;
	size_t *left_out;
};

static void write_fact(void *to, const struct line *fact)
{
	const struct items *items = to;
	struct line *next = &items->pieces->next;

	line_text(next, "- ");
	markdown_append(next, words_of(fact));
	line_text(next, "\n");
	next->failed = next->failed || fact->failed;
	pieces_end(items->pieces, items->left_out);
}

/* Columns that one side lacks, and facts that are others. */
static void write_facts(struct pieces *p, const struct diff *d, size_t *left_out)
{
	struct items items = { p, left_out };

	line_text(&p->next, "\n");
	pieces_end(p, NULL);
	for (size_t k = 0; k < d->column_count; k++)
		diff_facts(d, k, write_fact, &items);
}

/* In a table a bar ends the cell, even within code. */
static void append_id(struct line *out, const char *id)
{
	if (strchr(id, '|') != NULL)
		markdown_append(out, id);
	else
		markdown_append_code(out, id);
}

static void append_change(struct line *out, const struct row_pair *row,
			  const struct column_pair *column)
{
	const json_t *after = diff_after(row, column);

	line_text(out, "| ");
	append_id(out, row->id);
	line_text(out, " | ");
	markdown_append(out, column->label);
	line_text(out, " | ");
	markdown_append(out, diff_outcome(diff_before(row, column)));
	line_text(out, " | ");
	markdown_append(out, diff_outcome(after));
	line_text(out, " | ");
	markdown_append(out, diff_why(after));
	line_text(out, " |\n");
}

static void append_breakdown(struct line *out, const struct diff *d, size_t column)
{
	line_text(out, "| all | ");
	markdown_append(out, d->columns[column].label);
	line_text(out, " | ran | does not run | ");
	markdown_append(out, diff_breakdown(d, column));
	line_text(out, " |\n");
}

static void write_table(struct pieces *p, const struct diff *d, enum change change, size_t *left_out)
{
	size_t count = diff_count(d, change);

	if (count == 0)
		return;
	line_format(&p->next, "\n#### %zu %s\n\n| requirement | column | before | after | |\n"
			      "|---|---|---|---|---|\n", count, diff_title(change, count));
	pieces_end(p, NULL);
	for (size_t k = 0; change == NEW_FAILURE && k < d->column_count; k++) {
		if (diff_breakdown(d, k) == NULL)
			continue;
		append_breakdown(&p->next, d, k);
		pieces_end(p, left_out);
	}
	for (size_t i = 0; i < d->row_count; i++) {
		for (size_t k = 0; k < d->column_count; k++) {
			if (diff_change(d, i, k) != change)
				continue;
			append_change(&p->next, &d->rows[i], &d->columns[k]);
			pieces_end(p, left_out);
		}
	}
}

int output_diff_markdown(FILE *out, const struct diff *d)
{
	struct pieces p = { .out = out, .room = LIMIT - FOR_LAST_LINE };
	size_t left_out = 0;

	append_counts(&p.next, d);
	pieces_end(&p, NULL);
	write_facts(&p, d, &left_out);
	for (enum change change = NEW_FAILURE; change < CHANGES; change++)
		write_table(&p, d, change, &left_out);
	p.room += FOR_LAST_LINE;
	if (left_out != 0)
		line_format(&p.next, "\nLeft out here, as a summary has its limit: %zu more. "
				     "`mmapspec diff --json` has all.\n", left_out);
	pieces_end(&p, NULL);
	pieces_free(&p);
	if (!p.failed && !ferror(out))
		return 0;
	fputs("mmapspec: the differences could not be written\n", stderr);
	return -1;
}
