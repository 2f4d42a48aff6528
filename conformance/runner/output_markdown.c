/* SPDX-License-Identifier: MIT
 *
 * The first screen and what is new, for a page that takes Markdown.  Such pages refuse a long
 * summary: what has no room is counted, and the last line says so. */
#include "markdown.h"
#include "output_markdown.h"
#include "output_words.h"
#include "outputs.h"
#include "whole_file.h"

/* Bytes.  Services that show summaries refuse what is longer than 1 MiB, with what else the
 * job has to say. */
enum {
	LIMIT = 512 * 1024,
	FOR_LAST_LINE = 1024,
	FOR_LISTS = 64 * 1024, /* behind the new results, however many those are */
};

/* What had no room. */
struct left_out {
	size_t columns, results, entries, absent;
};

static void append_row(struct line *out, const struct score_row *row)
{
	line_text(out, "| ");
	markdown_append(out, row->label);
	for (int k = 0; k < SCORES; k++) {
		line_text(out, " | ");
		markdown_append(out, row->empty ? "" : words_of(&row->scores[k]));
	}
	line_text(out, " | ");
	markdown_append(out, words_of(&row->remark));
	line_text(out, " |\n");
}

static int write_table(struct pieces *p, const struct matrix *m, size_t *left_out)
{
	struct score_row *rows = scores_make(m);

	if (rows == NULL)
		return -1;
	line_text(&p->next, "\n|");
	for (int k = 0; k < SCORES; k++)
		line_format(&p->next, " | %s", score_titles[k]);
	line_text(&p->next, " | |\n|---|---|---|---|---|---|\n");
	pieces_end(p, NULL);
	for (size_t i = 0; i < m->column_count; i++) {
		append_row(&p->next, &rows[i]);
		pieces_end(p, left_out);
	}
	scores_free(rows, m);
	return 0;
}

/* An item for each record of that kind: what member name names, and why. */
static void write_list(struct pieces *p, const json_t *records, const char *kind,
		       const char *title, const char *name, const char *why, size_t *left_out)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(records, i, record) {
		if (!record_is(record, kind))
			continue;
		if (count++ == 0) {
			line_format(&p->next, "\n### %s\n\n", title);
			pieces_end(p, NULL);
		}
		line_text(&p->next, "- ");
		markdown_append_code(&p->next, record_text(record, name));
		line_text(&p->next, ": ");
		markdown_append(&p->next, record_text(record, why));
		line_text(&p->next, "\n");
		pieces_end(p, left_out);
	}
}

static void write_skips(struct pieces *p, const json_t *records)
{
	json_t *causes = skips_causes(records, NULL, CAUSES_LISTED), *cause;
	size_t i;

	json_array_foreach(causes, i, cause) {
		line_text(&p->next, i == 0 ? "\n### Skipped\n\n- " : "- ");
		markdown_append(&p->next, json_string_value(cause));
		line_text(&p->next, "\n");
	}
	pieces_end(p, NULL);
	json_decref(causes);
}

static void append_title(struct line *out, const struct matrix *m)
{
	struct line machine = { 0 };

	line_text(out, "## ");
	words_suite(out, m);
	line_text(out, "\n\n");
	words_machine(&machine, m);
	markdown_append(out, words_of(&machine));
	line_format(out, " · %.1f s\n", words_seconds(m));
	out->failed = out->failed || machine.failed;
	line_free(&machine);
}

static void append_left_out(struct line *out, const struct left_out *l)
{
	const struct {
		size_t count;
		const char *one, *many;
	} parts[] = { { l->results, "new result", "new results" },
		      { l->columns, "column", "columns" },
		      { l->entries, "wrong entry", "wrong entries" },
		      { l->absent, "absent implementation", "absent implementations" } };
	const char *before = "\nLeft out here, as a summary has its limit: ";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].count == 0)
			continue;
		line_text(out, before);
		words_count(out, parts[i].count, parts[i].one, parts[i].many);
		before = ", ";
	}
	if (before[0] == ',')
		line_text(out, ". All are in the results that `mmapspec run --json FILE` writes.\n");
}

static int write_summary(struct pieces *p, const json_t *records, const struct matrix *m)
{
	struct left_out left = { 0 };
	int status;

	append_title(&p->next, m);
	pieces_end(p, NULL);
	status = write_table(p, m, &left.columns);
	p->spare = FOR_LISTS;
	summary_new(p, m, &left.results);
	p->spare = 0;
	write_skips(p, records);
	write_list(p, records, "known", "Wrong entries in the lists of known failures", "requirement",
		   "problem", &left.entries);
	write_list(p, records, "absent", "Absent", "column", "reason", &left.absent);
	p->room += FOR_LAST_LINE;
	append_left_out(&p->next, &left);
	pieces_end(p, NULL);
	return status;
}

static int write_pieces(FILE *out, const json_t *records, const struct matrix *m)
{
	struct pieces p = { .out = out, .room = LIMIT - FOR_LAST_LINE };
	int status = write_summary(&p, records, m);

	pieces_free(&p);
	if (!p.failed)
		return status;
	fputs("mmapspec: out of memory for the Markdown summary\n", stderr);
	return -1;
}

int output_markdown(const char *path, const json_t *records)
{
	struct whole_file f;
	struct matrix m;
	int status = -1;

	if (matrix_make(&m, records) != 0)
		return -1;
	if (whole_file_open(&f, path) == 0) {
		status = write_pieces(f.text, records, &m);
		if (status == 0)
			status = whole_file_close(&f);
		else
			whole_file_drop(&f);
	}
	matrix_free(&m);
	return status;
}
