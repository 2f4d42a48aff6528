/* SPDX-License-Identifier: MIT
 *
 * TAP 13.  A point that fails without failing the run is a TODO; an unexpected pass is
 * "not ok", for TAP itself would let it through. */
#include "output_words.h"
#include "outputs.h"
#include "whole_file.h"

#include <string.h>

/* Text inside a point: a "#" would begin a directive. */
static void write_text(FILE *out, const char *text)
{
	struct line line = { 0 };

	words_plain(&line, text);
	for (const char *c = words_of(&line); *c != '\0'; c++) {
		if (*c == '#' || *c == '\\')
			fputc('\\', out);
		fputc(*c, out);
	}
	line_free(&line);
}

static void write_point(FILE *out, bool ok, size_t number, const char *label, const char *name)
{
	fprintf(out, "%s %zu - ", ok ? "ok" : "not ok", number);
	write_text(out, label);
	fputs(": ", out);
	write_text(out, name);
}

static void write_directive(FILE *out, const char *word, const char *reason)
{
	fprintf(out, " # %s ", word);
	write_text(out, reason);
}

/* "name: value" of the YAML block; JSON's strings are YAML's. */
static void write_member(FILE *out, const char *name, const char *text)
{
	json_t *string;

	if (text[0] == '\0')
		return;
	string = json_string(text);
	fprintf(out, "  %s: ", name);
	json_dumpf(string, out, JSON_ENCODE_ANY);
	fputc('\n', out);
	json_decref(string);
}

static void write_transcript(FILE *out, const json_t *lines)
{
	size_t i;
	json_t *line;

	if (json_array_size(lines) != 0)
		fputs("  transcript:\n", out);
	json_array_foreach(lines, i, line) {
		fputs("    - ", out);
		json_dumpf(line, out, JSON_ENCODE_ANY);
		fputc('\n', out);
	}
}

static void write_details(FILE *out, const json_t *result)
{
	const struct requirement *r = requirement_find(record_text(result, "requirement"));
	const char *status = record_text(result, "status");

	fputs("  ---\n", out);
	/* A block with nothing in it ends some readers: this member is always there. */
	write_member(out, "status", status[0] != '\0' ? status : "none");
	write_member(out, "level", record_text(result, "level"));
	write_member(out, "statement", r != NULL ? r->statement : "");
	write_member(out, "sources", r != NULL ? r->sources : "");
	write_member(out, "message", record_text(result, "message"));
	write_member(out, "handles", record_text(result, "handles"));
	write_member(out, "note", record_text(result, "note"));
	write_member(out, "link", record_text(json_object_get(result, "known"), "link"));
	write_transcript(out, json_object_get(result, "transcript"));
	write_member(out, "rerun", record_text(result, "rerun"));
	fputs("  ...\n", out);
}

static void write_result(FILE *out, size_t number, const char *label, const json_t *result)
{
	enum standing standing = result_standing(result);
	const json_t *known = json_object_get(result, "known");
	bool ok = standing == STANDS_PASS || standing == STANDS_VALUE || standing == STANDS_SKIP;

	write_point(out, ok, number, label, record_text(result, "requirement"));
	if (standing == STANDS_SKIP)
		write_directive(out, "SKIP", record_text(result, "message"));
	else if (standing == STANDS_KNOWN)
		write_directive(out, "TODO", record_text(known, "reason"));
	else if (standing == STANDS_TOLERATED)
		write_directive(out, "TODO", "does not fail the run");
	fputc('\n', out);
	if (!ok)
		write_details(out, result);
}

/* A diagnostic: "# NAME: TEXT" */
static void write_comment(FILE *out, const char *name, const char *text)
{
	fputs("# ", out);
	write_text(out, name);
	fputs(": ", out);
	write_text(out, text);
	fputc('\n', out);
}

static size_t write_column(FILE *out, const struct matrix *m, size_t column, size_t number)
{
	const struct matrix_column *c = &m->columns[column];
	const char *problem = record_text(c->record, "problem");
	struct line untested = { 0 };

	if (problem[0] != '\0') {
		write_point(out, false, ++number, c->label, problem);
		fputc('\n', out);
	}
	for (size_t i = 0; i < m->row_count; i++)
		if (m->rows[i].results[column] != NULL)
			write_result(out, ++number, c->label, m->rows[i].results[column]);
	if (words_untested(&untested, m->records, c->cell))
		write_comment(out, "nothing was tested", words_of(&untested));
	line_free(&untested);
	return number;
}

/* What belongs to no result: wrong entries of the lists, and what is absent. */
static size_t write_others(FILE *out, const struct matrix *m, size_t number)
{
	size_t i;
	json_t *record;

	json_array_foreach(m->records, i, record) {
		const struct matrix_column *c = matrix_column_of(m, record_text(record, "cell"));

		if (record_is(record, "known")) {
			write_point(out, false, ++number, c != NULL ? c->label : "?",
				    record_text(record, "requirement"));
			fputc('\n', out);
			write_comment(out, "in the list of known failures",
				      record_text(record, "problem"));
		} else if (record_is(record, "absent")) {
			fputs("# absent: ", out);
			write_text(out, record_text(record, "column"));
			fputs(": ", out);
			write_text(out, record_text(record, "reason"));
			fputc('\n', out);
		}
	}
	return number;
}

static int write_points(FILE *out, const void *data)
{
	const struct matrix *m = data;
	size_t number = 0;

	fputs("TAP version 13\n", out);
	for (size_t i = 0; i < m->column_count; i++)
		number = write_column(out, m, i, number);
	number = write_others(out, m, number);
	fprintf(out, "1..%zu%s\n", number, number == 0 ? " # SKIP no results" : "");
	return 0;
}

int output_tap(const char *path, const json_t *records)
{
	struct matrix m;
	int status;

	if (matrix_make(&m, records) != 0)
		return -1;
	status = whole_file_write(path, write_points, &m);
	matrix_free(&m);
	return status;
}
