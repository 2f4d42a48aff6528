/* SPDX-License-Identifier: MIT
 *
 * The first screen and what is new, for a page that takes Markdown. */
#include "markdown.h"
#include "output_words.h"
#include "outputs.h"

#include <string.h>

/* A summary may be cut off by its host when it is long. */
enum { NEW_SHOWN = 40 };

static void write_row(FILE *out, const struct score_row *row)
{
	fputs("| ", out);
	markdown_text(out, row->label);
	for (int k = 0; k < SCORES; k++) {
		fputs(" | ", out);
		markdown_text(out, row->empty ? "" : words_of(&row->scores[k]));
	}
	fputs(" | ", out);
	markdown_text(out, words_of(&row->remark));
	fputs(" |\n", out);
}

static int write_table(FILE *out, const struct matrix *m)
{
	struct score_row *rows = scores_make(m);

	if (rows == NULL)
		return -1;
	fputs("\n|", out);
	for (int k = 0; k < SCORES; k++)
		fprintf(out, " | %s", score_titles[k]);
	fputs(" | |\n|---|---|---|---|---|---|\n", out);
	for (size_t i = 0; i < m->column_count; i++)
		write_row(out, &rows[i]);
	scores_free(rows, m);
	return 0;
}

static void write_more(FILE *out, const char *text)
{
	if (text[0] == '\0')
		return;
	fputs(": ", out);
	markdown_text(out, text);
}

static void write_new(FILE *out, const struct matrix_column *column, const json_t *result)
{
	fputs("- ", out);
	markdown_code(out, record_text(result, "requirement"));
	fputs(" on ", out);
	markdown_text(out, column->label);
	fprintf(out, " (%s): ", record_text(result, "level"));
	markdown_text(out, record_text(result, "status"));
	write_more(out, record_text(result, "message"));
	write_more(out, record_text(result, "note"));
	if (record_text(result, "rerun")[0] != '\0') {
		fputs("  \n  ", out);
		markdown_code(out, record_text(result, "rerun"));
	}
	fputc('\n', out);
}

/* The results of one badness; returns how many were written in all. */
static size_t write_rank(FILE *out, const struct matrix *m, int badness, size_t written)
{
	for (size_t i = 0; i < m->row_count; i++) {
		for (size_t k = 0; k < m->column_count && written < NEW_SHOWN; k++) {
			if (result_badness(m->rows[i].results[k]) != badness)
				continue;
			write_new(out, &m->columns[k], m->rows[i].results[k]);
			written++;
		}
	}
	return written;
}

static void write_all_new(FILE *out, const struct matrix *m)
{
	size_t count = scores_new(m), written = 0;

	if (count == 0 && m->row_count != 0)
		fputs("\nEvery result is as expected.\n", out);
	if (count == 0)
		return;
	fprintf(out, "\n### New: %zu\n\n", count);
	for (int badness = RESULT_WORST; badness > 0; badness--)
		written = write_rank(out, m, badness, written);
	if (written < count)
		fprintf(out, "\nand %zu more.\n", count - written);
}

static void write_list(FILE *out, const json_t *records, const char *kind, const char *title,
		       const char *name, const char *text)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(records, i, record) {
		if (!record_is(record, kind))
			continue;
		if (count++ == 0)
			fprintf(out, "\n### %s\n\n", title);
		fputs("- ", out);
		markdown_text(out, record_text(record, name));
		fputs(": ", out);
		markdown_text(out, record_text(record, text));
		fputc('\n', out);
	}
}

int output_markdown(FILE *out, const json_t *records)
{
	struct line title = { 0 }, machine = { 0 };
	struct matrix m;
	int status;

	if (matrix_make(&m, records) != 0)
		return -1;
	words_suite(&title, &m);
	words_machine(&machine, &m);
	fprintf(out, "## %s\n\n", words_of(&title));
	markdown_text(out, words_of(&machine));
	fprintf(out, " · %.1f s\n", words_seconds(&m));
	status = write_table(out, &m);
	write_all_new(out, &m);
	write_list(out, records, "known", "Wrong entries in the lists of known failures",
		   "requirement", "problem");
	write_list(out, records, "absent", "Absent", "column", "reason");
	line_free(&title);
	line_free(&machine);
	matrix_free(&m);
	if (!ferror(out))
		return status;
	fputs("mmapspec: the summary could not be written\n", stderr);
	return -1;
}

int output_markdown_file(const char *path, const json_t *records)
{
	FILE *out = whole_file_open(path);
	int status;

	if (out == NULL)
		return -1;
	status = output_markdown(out, records);
	return whole_file_close(out, path) != 0 ? -1 : status;
}
