/* SPDX-License-Identifier: MIT
 *
 * The file of JUnit's XML: a suite for each column, with its environment. */
#include "output_junit.h"
#include "output_markup.h"
#include "output_words.h"
#include "outputs.h"
#include "whole_file.h"

#include <string.h>

static void write_properties(FILE *out, const json_t *cell)
{
	const char *name;
	json_t *value;

	markup(out, "    <properties>\n");
	json_object_foreach((json_t *)cell, name, value) {
		struct line text = { 0 };

		words_json(&text, value);
		markup(out, "      <property name=\"%s\" value=\"%s\"/>\n", name, words_of(&text));
		line_free(&text);
	}
	markup(out, "    </properties>\n");
}

/* A case for what is wrong with the whole cell. */
static void write_complaint(FILE *out, const struct matrix_column *c, const char *element,
			    const char *name, const char *message)
{
	markup(out, "    <testcase classname=\"%s\" name=\"%s\"><%s message=\"%s\"/></testcase>\n",
	       c->label, name, element, message);
}

static void write_listed(FILE *out, const struct matrix *m, const struct matrix_column *c)
{
	size_t i;
	json_t *record;

	json_array_foreach(m->records, i, record)
		if (junit_listed(record, c))
			write_complaint(out, c, "failure", record_text(record, "requirement"),
					record_text(record, "problem"));
}

/* Begin an element that stands for several tests; what else it has may follow. */
static void write_counts(FILE *out, const char *indent, const char *element, const char *name,
			 const struct junit_counts *counts)
{
	markup(out,
	       "%s<%s name=\"%s\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
	       "skipped=\"%zu\"",
	       indent, element, name, counts->tests, counts->failures, counts->errors,
	       counts->skipped);
}

static void write_untested(FILE *out, const struct matrix *m, const struct matrix_column *c)
{
	struct line untested = { 0 };

	if (words_untested(&untested, m->records, c->cell))
		markup(out, "    <system-out>nothing was tested: %s</system-out>\n", words_of(&untested));
	line_free(&untested);
}

static void write_suite(FILE *out, const struct matrix *m, size_t column)
{
	const struct matrix_column *c = &m->columns[column];
	const char *problem = record_text(c->record, "problem");
	struct junit_counts counts = junit_count(m, column);

	write_counts(out, "  ", "testsuite", c->label, &counts);
	markup(out, " time=\"%.3f\" timestamp=\"%s\">\n",
	       json_number_value(json_object_get(c->record, "seconds")),
	       record_text(c->record, "started"));
	write_properties(out, c->record);
	if (problem[0] != '\0')
		write_complaint(out, c, "error", "run", problem);
	write_listed(out, m, c);
	for (size_t i = 0; i < m->row_count; i++)
		if (m->rows[i].results[column] != NULL)
			junit_case(out, c, m->rows[i].results[column]);
	write_untested(out, m, c);
	markup(out, "  </testsuite>\n");
}

/* What could not be run at all is named as one skipped case. */
static void write_absent(FILE *out, const json_t *record)
{
	const char *label = record_text(record, "column");

	write_counts(out, "  ", "testsuite", label, &(struct junit_counts){ .tests = 1, .skipped = 1 });
	markup(out,
	       ">\n"
	       "    <testcase classname=\"%s\" name=\"absent\">"
	       "<skipped message=\"%s\"/></testcase>\n"
	       "  </testsuite>\n",
	       label, record_text(record, "reason"));
}

static int write_suites(FILE *out, const void *data)
{
	const struct matrix *m = data;
	struct junit_counts counts = junit_count_all(m);
	size_t i;
	json_t *record;

	markup(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	write_counts(out, "", "testsuites", "mmapspec", &counts);
	markup(out, " time=\"%.3f\">\n", words_seconds(m));
	for (i = 0; i < m->column_count; i++)
		write_suite(out, m, i);
	json_array_foreach(m->records, i, record)
		if (record_is(record, "absent"))
			write_absent(out, record);
	markup(out, "</testsuites>\n");
	return 0;
}

int output_junit(const char *path, const json_t *records)
{
	struct matrix m;
	int status;

	if (matrix_make(&m, records) != 0)
		return -1;
	status = whole_file_write(path, write_suites, &m);
	matrix_free(&m);
	return status;
}
