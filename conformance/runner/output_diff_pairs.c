/* SPDX-License-Identifier: MIT
 *
 * Which rows and columns of two matrices are the same. */
#include "output_diff.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void pair_rows(struct diff *d)
{
	size_t b = 0, a = 0;

	while (b < d->before.row_count || a < d->after.row_count) {
		const struct matrix_row *before = &d->before.rows[b], *after = &d->after.rows[a];
		int order = b == d->before.row_count  ? 1
			    : a == d->after.row_count ? -1
						      : strcmp(before->id, after->id);

		d->rows[d->row_count++] =
		    (struct row_pair){ .id = order <= 0 ? before->id : after->id,
				       .before = order <= 0 ? before : NULL,
				       .after = order >= 0 ? after : NULL };
		b += order <= 0;
		a += order >= 0;
	}
}

static const char *implementation_of(const struct matrix *m, size_t column)
{
	return record_text(m->columns[column].record, "implementation");
}

static bool free_before(const struct diff *d, size_t column)
{
	for (size_t i = 0; i < d->column_count; i++)
		if (d->columns[i].before == column)
			return false;
	return true;
}

/* The only column of before that is left over and of that implementation, or SIZE_MAX. */
static size_t only_left(const struct diff *d, const char *implementation)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < d->before.column_count; i++) {
		const char *name = implementation_of(&d->before, i);

		if (!free_before(d, i) || strcmp(name, implementation) != 0)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/* Is column i of after the only one without a partner of its implementation? */
static bool only_one(const struct diff *d, size_t i)
{
	for (size_t k = 0; k < d->after.column_count; k++)
		if (k != i && d->columns[k].before == SIZE_MAX &&
		    strcmp(implementation_of(&d->after, k), implementation_of(&d->after, i)) == 0)
			return false;
	return true;
}

static void pair_by_label(struct diff *d)
{
	for (size_t i = 0; i < d->after.column_count; i++) {
		struct column_pair *pair = &d->columns[d->column_count++];

		*pair = (struct column_pair){ d->after.columns[i].label, SIZE_MAX, i };
		for (size_t k = 0; k < d->before.column_count; k++)
			if (strcmp(d->before.columns[k].label, pair->label) == 0)
				pair->before = k;
	}
}

static void pair_columns(struct diff *d)
{
	pair_by_label(d);
	for (size_t i = 0; i < d->after.column_count; i++)
		if (d->columns[i].before == SIZE_MAX && only_one(d, i))
			d->columns[i].before = only_left(d, implementation_of(&d->after, i));
	for (size_t k = 0; k < d->before.column_count; k++)
		if (free_before(d, k))
			d->columns[d->column_count++] =
			    (struct column_pair){ d->before.columns[k].label, k, SIZE_MAX };
}

static int make_pairs(struct diff *d)
{
	d->rows = calloc(d->before.row_count + d->after.row_count + 1, sizeof(*d->rows));
	d->columns = calloc(d->before.column_count + d->after.column_count + 1,
			    sizeof(*d->columns));
	if (d->rows == NULL || d->columns == NULL) {
		fputs("mmapspec: memory is out while comparing results\n", stderr);
		return -1;
	}
	pair_rows(d);
	pair_columns(d);
	return 0;
}

int diff_make(struct diff *out, const json_t *before, const json_t *after)
{
	struct diff d = { 0 };

	if (matrix_make(&d.before, before) != 0)
		return -1;
	if (matrix_make(&d.after, after) != 0)
		goto free_before_matrix;
	if (make_pairs(&d) != 0)
		goto free_both;
	*out = d;
	return 0;

free_both:
	free(d.rows);
	free(d.columns);
	matrix_free(&d.after);
free_before_matrix:
	matrix_free(&d.before);
	return -1;
}

void diff_free(struct diff *d)
{
	free(d->rows);
	free(d->columns);
	matrix_free(&d->before);
	matrix_free(&d->after);
}

bool diff_paired(const struct column_pair *column)
{
	return column->before != SIZE_MAX && column->after != SIZE_MAX;
}

const json_t *diff_before(const struct row_pair *row, const struct column_pair *column)
{
	if (row->before == NULL || column->before == SIZE_MAX)
		return NULL;
	return row->before->results[column->before];
}

const json_t *diff_after(const struct row_pair *row, const struct column_pair *column)
{
	if (row->after == NULL || column->after == SIZE_MAX)
		return NULL;
	return row->after->results[column->after];
}
