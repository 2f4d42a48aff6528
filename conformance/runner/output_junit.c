/* SPDX-License-Identifier: MIT
 *
 * The file of JUnit's XML: a suite for each column, with its environment. */
#include "output_junit.h"
#include "output_markup.h"
#include "output_words.h"
#include "outputs.h"

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

/* Write the cases for entries of the list of known failures that are wrong, when out is not
 * NULL; returns how many there are. */
static size_t write_listed(FILE *out, const struct matrix *m, const struct matrix_column *c)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(m->records, i, record) {
		if (!record_is(record, "known") ||
		    strcmp(record_text(record, "cell"), c->cell) != 0)
			continue;
		count++;
		if (out != NULL)
			write_complaint(out, c, "failure", record_text(record, "requirement"),
					record_text(record, "problem"));
	}
	return count;
}

static size_t count_elements(const struct matrix *m, size_t column, const char *element)
{
	size_t count = 0;

	for (size_t i = 0; i < m->row_count; i++) {
		const char *is = junit_element(m->rows[i].results[column]);

		count += is != NULL && strcmp(is, element) == 0;
	}
	return count;
}

static void write_suite(FILE *out, const struct matrix *m, size_t column)
{
	const struct matrix_column *c = &m->columns[column];
	const char *problem = record_text(c->record, "problem");
	size_t listed = write_listed(NULL, m, c), broken = problem[0] != '\0';

	markup(out,
	       "  <testsuite name=\"%s\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
	       "skipped=\"%zu\" time=\"%.3f\" timestamp=\"%s\">\n",
	       c->label, c->results + listed + broken,
	       count_elements(m, column, "failure") + listed,
	       count_elements(m, column, "error") + broken, count_elements(m, column, "skipped"),
	       json_number_value(json_object_get(c->record, "seconds")),
	       record_text(c->record, "started"));
	write_properties(out, c->record);
	if (broken)
		write_complaint(out, c, "error", "run", problem);
	write_listed(out, m, c);
	for (size_t i = 0; i < m->row_count; i++)
		if (m->rows[i].results[column] != NULL)
			junit_case(out, c, m->rows[i].results[column]);
	markup(out, "  </testsuite>\n");
}

/* What could not be run at all is named as one skipped case. */
static void write_absent(FILE *out, const json_t *record)
{
	const char *label = record_text(record, "column");

	markup(out,
	       "  <testsuite name=\"%s\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\">\n"
	       "    <testcase classname=\"%s\" name=\"absent\">"
	       "<skipped message=\"%s\"/></testcase>\n"
	       "  </testsuite>\n",
	       label, label, record_text(record, "reason"));
}

int output_junit(const char *path, const json_t *records)
{
	struct matrix m;
	FILE *out;
	size_t i;
	json_t *record;

	if (matrix_make(&m, records) != 0)
		return -1;
	out = whole_file_open(path);
	if (out != NULL) {
		markup(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			    "<testsuites name=\"mmapspec\">\n");
		for (i = 0; i < m.column_count; i++)
			write_suite(out, &m, i);
		json_array_foreach(records, i, record)
			if (record_is(record, "absent"))
				write_absent(out, record);
		markup(out, "</testsuites>\n");
	}
	matrix_free(&m);
	return out != NULL ? whole_file_close(out, path) : -1;
}
