/* SPDX-License-Identifier: MIT
 *
 * From the list of records to rows and columns. */
#include "output_matrix.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A result on its way into its row. */
struct entry {
	const json_t *record;
	const char *id;
	size_t column, order;
};

static size_t column_index(struct matrix *m, const char *cell)
{
	size_t i = 0;

	while (i < m->column_count && strcmp(m->columns[i].cell, cell) != 0)
		i++;
	if (i == m->column_count)
		m->columns[m->column_count++].cell = cell;
	return i;
}

const struct matrix_column *matrix_column_of(const struct matrix *m, const char *cell)
{
	for (size_t i = 0; i < m->column_count; i++)
		if (strcmp(m->columns[i].cell, cell) == 0)
			return &m->columns[i];
	return NULL;
}

/* Find the columns and collect the results; returns how many there are. */
static size_t collect(struct matrix *m, struct entry *entries)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(m->records, i, record) {
		size_t column;

		if (!record_is(record, "cell") && !record_is(record, "result"))
			continue;
		column = column_index(m, record_text(record, "cell"));
		if (record_is(record, "cell"))
			m->columns[column].record = record;
		else
			entries[count++] = (struct entry){ .record = record, .column = column,
							   .id = record_text(record, "requirement"),
							   .order = i };
	}
	return count;
}

static int by_id_and_order(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	if (order != 0)
		return order;
	return (left->order > right->order) - (left->order < right->order);
}

static bool starts_row(const struct entry *entries, size_t i)
{
	return i == 0 || strcmp(entries[i].id, entries[i - 1].id) != 0;
}

static void put(struct matrix *m, const struct entry *e)
{
	const json_t **place = &m->rows[m->row_count - 1].results[e->column];

	m->columns[e->column].results += *place == NULL;
	*place = e->record;
}

static int fill_rows(struct matrix *m, struct entry *entries, size_t count)
{
	qsort(entries, count, sizeof(*entries), by_id_and_order);
	for (size_t i = 0; i < count; i++) {
		if (starts_row(entries, i)) {
			struct matrix_row *row = &m->rows[m->row_count];

			row->results = calloc(m->column_count, sizeof(row->results[0]));
			if (row->results == NULL)
				return -1;
			row->id = entries[i].id;
			row->level = record_text(entries[i].record, "level");
			row->requirement = requirement_find(row->id);
			m->row_count++;
		}
		put(m, &entries[i]);
	}
	return 0;
}

int matrix_make(struct matrix *out, const json_t *records)
{
	size_t room = json_array_size(records) + 1;
	struct matrix m = { .records = records, .columns = calloc(room, sizeof(*m.columns)),
			    .rows = calloc(room, sizeof(*m.rows)) };
	struct entry *entries = calloc(room, sizeof(*entries));
	bool good = m.columns != NULL && m.rows != NULL && entries != NULL;

	good = good && fill_rows(&m, entries, collect(&m, entries)) == 0 && matrix_label(&m) == 0;
	free(entries);
	if (!good) {
		fprintf(stderr, "mmapspec: memory is out while arranging %zu records\n", room - 1);
		matrix_free(&m);
		return -1;
	}
	*out = m;
	return 0;
}

void matrix_free(struct matrix *m)
{
	for (size_t i = 0; i < m->column_count; i++)
		free(m->columns[i].label);
	for (size_t i = 0; i < m->row_count; i++)
		free(m->rows[i].results);
	free(m->columns);
	free(m->rows);
}
