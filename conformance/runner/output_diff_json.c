/* SPDX-License-Identifier: MIT
 *
 * What changed between two runs, as one JSON object. */
#include "output_diff.h"

#include <stdint.h>
#include <string.h>

static const char *const words[CHANGES] = {
	[NEW_FAILURE] = "new failure",	[FIXED] = "fixed",     [NEW_SKIP] = "new skip",
	[RUN_AGAIN] = "skipped no longer", [CHANGED] = "changed", [APPEARED] = "appeared",
	[DISAPPEARED] = "disappeared",
};

/* "new_failure" for "new failure". */
static const char *member(enum change change)
{
	static char name[32];

	strcpy(name, words[change]);
	for (char *c = name; *c != '\0'; c++)
		*c = *c == ' ' ? '_' : *c;
	return name;
}

/* Give *object one more member.  Without memory *object is released, and NULL from then on. */
static void put(json_t **object, const char *name, json_t *value)
{
	if (json_object_set_new(*object, name, value) == 0)
		return;
	json_decref(*object);
	*object = NULL;
}

static void put_count(json_t **object, const char *name, size_t count)
{
	put(object, name, json_integer((json_int_t)count));
}

static json_t *counts(const struct diff *d)
{
	json_t *object = json_object();

	for (enum change c = NEW_FAILURE; c < CHANGES; c++)
		put_count(&object, member(c), diff_count(d, c));
	return object;
}

/* The members of a result that a comparison is about; null without one. */
static json_t *result(const json_t *record)
{
	static const char *const names[] = { "status", "value", "message", "expected" };
	json_t *object, *value;

	if (record == NULL)
		return json_null();
	object = json_object();
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((value = json_object_get(record, names[i])) != NULL)
			put(&object, names[i], json_incref(value));
	return object;
}

static json_t *one_change(enum change change, const struct row_pair *row,
			  const struct column_pair *column)
{
	return json_pack("{s:s, s:s, s:s, s:o, s:o}", "change", words[change], "requirement", row->id,
			 "column", column->label, "before", result(diff_before(row, column)), "after",
			 result(diff_after(row, column)));
}

static json_t *changes(const struct diff *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->row_count; i++) {
		for (size_t k = 0; k < d->column_count; k++) {
			enum change c = diff_change(d, i, k);

			if (c == SAME)
				continue;
			if (json_array_append_new(list, one_change(c, &d->rows[i], &d->columns[k])) == 0)
				continue;
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

static const char *presence(const struct column_pair *c)
{
	return diff_paired(c) ? "both" : c->after == SIZE_MAX ? "before" : "after";
}

static json_t *facts(const struct diff *d, size_t column)
{
	json_t *object = json_object();
	const json_t *before, *after;

	for (size_t i = 0; diff_fact_names[i] != NULL; i++)
		if (diff_fact(d, column, diff_fact_names[i], &before, &after))
			put(&object, diff_fact_names[i],
			    json_pack("{s:O, s:O}", "before", (json_t *)before, "after",
				      (json_t *)after));
	return object;
}

static json_t *one_column(const struct diff *d, size_t column)
{
	const struct column_pair *pair = &d->columns[column];
	json_t *object = json_pack("{s:s, s:s, s:o}", "column", pair->label, "in", presence(pair),
				   "facts", facts(d, column));
	size_t results, failures;

	if (diff_breakdown(d, column) != NULL)
		put(&object, "problem", json_string(diff_breakdown(d, column)));
	if (diff_alone(d, column, &results, &failures)) {
		put_count(&object, "results", results);
		put_count(&object, "failures", failures);
	}
	return object;
}

static json_t *columns(const struct diff *d)
{
	json_t *list = json_array();

	for (size_t k = 0; k < d->column_count; k++) {
		if (json_array_append_new(list, one_column(d, k)) == 0)
			continue;
		json_decref(list);
		return NULL;
	}
	return list;
}

int output_diff_json(FILE *out, const struct diff *d)
{
	json_t *object = json_pack("{s:o, s:o, s:o}", "counts", counts(d), "columns", columns(d),
				   "changes", changes(d));
	int failed = object == NULL ? -1 : json_dumpf(object, out, JSON_INDENT(1));

	json_decref(object);
	if (failed == 0 && fputc('\n', out) != EOF)
		return 0;
	fputs("mmapspec: the differences could not be written\n", stderr);
	return -1;
}
