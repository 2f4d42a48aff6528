/* SPDX-License-Identifier: MIT
 *
 * Only the rows in which implementations differ, and who did what. */
#include "output_words.h"
#include "outputs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* "fail (known)", or the value that was recorded. */
static void say_outcome(struct line *out, const json_t *result)
{
	const char *value = record_text(result, "value");

	if (*value != '\0' && !result_bad(result)) {
		words_plain(out, value);
		return;
	}
	line_format(out, "%s%s", record_text(result, "status"),
		    result_standing(result) == STANDS_KNOWN ? " (known)" : "");
}

static void print_outcome(FILE *out, const struct matrix *m, const struct matrix_row *row,
			  const size_t *leader, size_t first)
{
	struct line line = { 0 };
	const char *before = ": ";

	say_outcome(&line, row->results[first]);
	for (size_t i = first; i < m->column_count; i++) {
		if (leader[i] != first)
			continue;
		line_format(&line, "%s%s", before, m->columns[i].label);
		before = ", ";
	}
	fprintf(out, "    %s\n", words_of(&line));
	line_free(&line);
}

static void print_row(FILE *out, const struct matrix *m, const struct matrix_row *row,
		      size_t *leader)
{
	fprintf(out, "%s  %s\n", row->id, row->level);
	if (row->requirement != NULL)
		fprintf(out, "    %s\n", row->requirement->statement);
	row_group(m, row, result_ran, result_same, leader);
	for (size_t i = 0; i < m->column_count; i++)
		if (leader[i] == i)
			print_outcome(out, m, row, leader, i);
}

void output_differs(FILE *out, const json_t *records)
{
	struct matrix m;
	size_t *leader, rows = 0;

	if (matrix_make(&m, records) != 0)
		return;
	leader = calloc(m.column_count + 1, sizeof(*leader));
	for (size_t i = 0; leader != NULL && i < m.row_count; i++) {
		if (!row_differs(&m, &m.rows[i]))
			continue;
		print_row(out, &m, &m.rows[i], leader);
		rows++;
	}
	fprintf(out, "%zu of %zu requirements differ between %zu columns\n", rows, m.row_count,
		m.column_count);
	free(leader);
	matrix_free(&m);
}
