/* SPDX-License-Identifier: MIT */
#include "output_junit.h"

#include <string.h>

bool junit_listed(const json_t *record, const struct matrix_column *column)
{
	return record_is(record, "known") &&
	       strcmp(record_text(record, "cell"), column->cell) == 0;
}

static void count_element(struct junit_counts *counts, const char *element)
{
	counts->failures += element != NULL && strcmp(element, "failure") == 0;
	counts->errors += element != NULL && strcmp(element, "error") == 0;
	counts->skipped += element != NULL && strcmp(element, "skipped") == 0;
}

struct junit_counts junit_count(const struct matrix *m, size_t column)
{
	const struct matrix_column *c = &m->columns[column];
	bool broken = record_text(c->record, "problem")[0] != '\0';
	struct junit_counts counts = { .tests = c->results + broken, .errors = broken };
	size_t i;
	json_t *record;

	for (i = 0; i < m->row_count; i++)
		count_element(&counts, junit_element(m->rows[i].results[column]));
	json_array_foreach(m->records, i, record) {
		counts.tests += junit_listed(record, c);
		counts.failures += junit_listed(record, c);
	}
	return counts;
}

struct junit_counts junit_count_all(const struct matrix *m)
{
	struct junit_counts all = { 0 };
	size_t i;
	json_t *record;

	for (i = 0; i < m->column_count; i++) {
		struct junit_counts one = junit_count(m, i);

		all.tests += one.tests;
		all.failures += one.failures;
		all.errors += one.errors;
		all.skipped += one.skipped;
	}
	json_array_foreach(m->records, i, record) {
		all.tests += record_is(record, "absent");
		all.skipped += record_is(record, "absent");
	}
	return all;
}
