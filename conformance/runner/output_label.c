/* SPDX-License-Identifier: MIT
 *
 * Labels that tell the columns of a matrix apart. */
#include "output_matrix.h"
#include "output_words.h"

#include <stdlib.h>
#include <string.h>

/* What is added to labels that are the same, in this order. */
enum fact { FILE_SYSTEM, PAGE_SIZE, CELL, FACTS };

static void append_fact(struct line *label, const struct matrix_column *c, enum fact fact)
{
	line_text(label, " · ");
	if (fact == FILE_SYSTEM)
		line_text(label, record_text(c->record, "filesystem"));
	else if (fact == PAGE_SIZE)
		words_pages(label, json_integer_value(json_object_get(c->record, "page")));
	else
		line_text(label, c->cell);
}

/* What a result alone says of its cell. */
static void label_from_results(struct line *label, const struct matrix *m,
			       const struct matrix_column *c)
{
	size_t i;
	json_t *record;

	json_array_foreach(m->records, i, record) {
		if (strcmp(record_text(record, "cell"), c->cell) != 0)
			continue;
		line_format(label, "%s %s", record_text(record, "implementation"),
			    record_text(record, "version"));
		return;
	}
}

static int label_plainly(const struct matrix *m, struct matrix_column *c)
{
	struct line label = { 0 };

	line_text(&label, record_text(c->record, "column"));
	if (label.size == 0)
		label_from_results(&label, m, c);
	c->label = label.text;
	return label.text == NULL || label.failed ? -1 : 0;
}

static bool shared(const struct matrix *m, const struct matrix_column *c)
{
	for (size_t i = 0; i < m->column_count; i++)
		if (&m->columns[i] != c && strcmp(m->columns[i].label, c->label) == 0)
			return true;
	return false;
}

static int extend(struct matrix_column *c, enum fact fact)
{
	struct line label = { 0 };

	line_text(&label, c->label);
	append_fact(&label, c, fact);
	free(c->label);
	c->label = label.text;
	return label.text == NULL || label.failed ? -1 : 0;
}

/* Extend all labels that are shared now; extending one at a time would let the last of
 * them go without. */
static int tell_apart(struct matrix *m, enum fact fact)
{
	bool *same = calloc(m->column_count + 1, sizeof(*same));
	int status = same != NULL ? 0 : -1;

	for (size_t i = 0; status == 0 && i < m->column_count; i++)
		same[i] = shared(m, &m->columns[i]);
	for (size_t i = 0; status == 0 && i < m->column_count; i++)
		if (same[i])
			status = extend(&m->columns[i], fact);
	free(same);
	return status;
}

int matrix_label(struct matrix *m)
{
	int status = 0;

	for (size_t i = 0; status == 0 && i < m->column_count; i++)
		status = label_plainly(m, &m->columns[i]);
	for (enum fact fact = FILE_SYSTEM; status == 0 && fact < FACTS; fact++)
		status = tell_apart(m, fact);
	return status;
}
