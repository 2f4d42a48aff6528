/* SPDX-License-Identifier: MIT */
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"

#include "pool.h"

const int extra_percent[EXTRAS] = { 0, 10, 25 };

static const char *text_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text != NULL ? text : "";
}

static int name_rows(struct pool *pool, const json_t *rows)
{
	size_t i;
	json_t *row;

	pool->nrows = json_array_size(rows);
	pool->names = calloc(pool->nrows + 1, sizeof(*pool->names));
	pool->cold = calloc(pool->nrows + 1, sizeof(*pool->cold));
	for (size_t e = 0; e < EXTRAS; e++) {
		pool->more[e] = calloc(pool->nrows + 1, sizeof(*pool->more[e]));
		pool->nmore[e] = calloc(pool->nrows + 1, sizeof(*pool->nmore[e]));
		if (pool->more[e] == NULL || pool->nmore[e] == NULL)
			return -1;
	}
	if (pool->names == NULL || pool->cold == NULL)
		return -1;
	json_array_foreach(rows, i, row) {
		snprintf(pool->names[i], GATE_NAME_MAX, "%s", text_of(row, "row"));
		pool->cold[i] = json_is_true(json_object_get(row, "cold"));
	}
	return 0;
}

static size_t row_number(const struct pool *pool, const char *name)
{
	size_t i = 0;

	while (i < pool->nrows && strcmp(pool->names[i], name) != 0)
		i++;
	return i;
}

/* Head over base of pair i; NAN where there is none. */
static double ratio_at(const json_t *row, size_t i)
{
	const json_t *pair = json_array_get(json_object_get(row, "pairs"), i);
	const json_t *base = json_array_get(pair, BASE), *head = json_array_get(pair, HEAD);

	return json_is_real(base) && json_is_real(head)
	           ? json_real_value(head) / json_real_value(base)
	           : NAN;
}

static enum extra extra_of(const json_t *gate, const char *row)
{
	json_int_t percent =
	    json_integer_value(json_object_get(json_object_get(gate, "extra"), row));
	enum extra e = EXTRAS;

	while (--e > EXTRA_NONE && extra_percent[e] != percent)
		;
	return e;
}

static int push(double **list, size_t *n, double value)
{
	double *more = realloc(*list, (*n + 1) * sizeof(*more));

	if (more == NULL)
		return -1;
	*list = more;
	more[(*n)++] = value;
	return 0;
}

static int take_aa(struct pool *pool, const json_t *rows)
{
	size_t pairs = json_array_size(json_object_get(json_array_get(rows, 0), "pairs"));
	double *more = realloc(pool->aa, (pool->naa + pairs) * pool->nrows * sizeof(*more));
	size_t k;
	json_t *row;

	if (more == NULL)
		return -1;
	pool->aa = more;
	for (size_t i = 0; i < pairs * pool->nrows; i++)
		more[pool->naa * pool->nrows + i] = NAN;
	json_array_foreach(rows, k, row) {
		size_t at = row_number(pool, text_of(row, "row"));

		for (size_t i = 0; at < pool->nrows && i < pairs; i++)
			more[(pool->naa + i) * pool->nrows + at] = ratio_at(row, i);
	}
	pool->naa += pairs;
	return 0;
}

static int take_more(struct pool *pool, const json_t *gate, const json_t *row, bool counts)
{
	enum extra e = extra_of(gate, text_of(row, "row"));
	size_t at = row_number(pool, text_of(row, "row"));
	size_t pairs = json_array_size(json_object_get(row, "pairs"));
	int err = 0;

	if (at == pool->nrows)
		return 0;
	pool->live_rows[e].n += counts;
	pool->live_rows[e].worse += counts && strcmp(text_of(row, "verdict"), "worse") == 0;
	for (size_t i = 0; err == 0 && i < pairs; i++)
		if (isfinite(ratio_at(row, i)))
			err = push(&pool->more[e][at], &pool->nmore[e][at], ratio_at(row, i));
	return err;
}

static bool is_wide(const json_t *row)
{
	size_t pairs = json_array_size(json_object_get(row, "pairs")), n = 0;
	double *ratios = calloc(pairs + 1, sizeof(*ratios)), spread = 1;

	for (size_t i = 0; ratios != NULL && i < pairs; i++)
		if (isfinite(ratio_at(row, i)))
			ratios[n++] = ratio_at(row, i);
	if (ratios != NULL) {
		gsl_sort(ratios, 1, n);
		spread = judge_spread(ratios, n);
	}
	free(ratios);
	return spread > JUDGE_SPREAD;
}

static bool is_unfit(const json_t *rows)
{
	size_t i, wide = 0;
	json_t *row;

	json_array_foreach(rows, i, row)
		wide += is_wide(row);
	return 2 * wide > json_array_size(rows);
}

static int take_gate(struct pool *pool, const json_t *gate, bool counts)
{
	const json_t *rows = json_object_get(gate, "rows");
	size_t i;
	json_t *row;
	int err = 0;

	if (pool->names == NULL && name_rows(pool, rows) != 0)
		return -1;
	pool->unfit += is_unfit(rows);
	if (strcmp(text_of(gate, "kind"), "same") == 0) {
		pool->live_gates.n++;
		pool->live_gates.worse += strcmp(text_of(gate, "verdict"), "worse") == 0;
		return take_aa(pool, rows);
	}
	json_array_foreach(rows, i, row)
		if (err == 0)
			err = take_more(pool, gate, row, counts);
	return err;
}

bool pool_numbers(const json_t *gate, size_t pairs, size_t confirm)
{
	return (size_t)json_integer_value(json_object_get(gate, "n_pairs")) == pairs &&
	       (size_t)json_integer_value(json_object_get(gate, "n_confirm")) == confirm;
}

int pool_make(struct pool *pool, const json_t *records, size_t pairs, size_t confirm)
{
	size_t i;
	json_t *record;
	int err = 0;

	*pool = (struct pool){ 0 };
	json_array_foreach(records, i, record)
		if (err == 0 && strcmp(text_of(record, "record"), "gate") == 0)
			err = take_gate(pool, record, pool_numbers(record, pairs, confirm));
	return err;
}

void pool_free(struct pool *pool)
{
	for (size_t e = 0; e < EXTRAS; e++) {
		for (size_t i = 0; pool->more[e] != NULL && i < pool->nrows; i++)
			free(pool->more[e][i]);
		free(pool->more[e]);
		free(pool->nmore[e]);
	}
	free(pool->names);
	free(pool->cold);
	free(pool->aa);
	*pool = (struct pool){ 0 };
}
