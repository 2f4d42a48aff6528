/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "cell/records.h"
#include "command/first_screen.h"

static void count(struct tally *t, const json_t *result)
{
	bool expected = json_is_true(json_object_get(result, "expected"));

	t->unexpected += !expected;
	if (result_is(result, "skip"))
		return;
	t->applied++;
	if (result_is(result, "pass")) {
		t->passed++;
		t->new_passes += !expected;
	} else if (result_is(result, "error")) {
		t->errors++;
	} else if (expected && json_object_get(result, "known") != NULL) {
		t->known++;
	} else {
		t->failed++;
	}
}

static void add_result(struct screen_cell *c, const json_t *result)
{
	coverage_add(&c->coverage, result);
	for (int level = 0; level < LEVELS; level++) {
		if (strcmp(level_name(level), record_text(result, "level")) != 0)
			continue;
		c->skipped += result_is(result, "skip");
		count(&c->tallies[level], result);
	}
}

/* The cell of that id, a new one if need be; places is {ID: INDEX}. */
static struct screen_cell *find(struct screen_cells *cells, json_t *places, const char *id)
{
	const json_t *place = json_object_get(places, id);
	size_t i = place != NULL ? (size_t)json_integer_value(place) : cells->count++;

	if (place == NULL)
		json_object_set_new(places, id, json_integer((json_int_t)i));
	cells->at[i].id = id;
	return &cells->at[i];
}

/* That of the cell's record, or what a result says of its cell. */
static void label_plainly(struct screen_cell *c, const json_t *record)
{
	struct line label = { 0 };

	if (record_is(record, "cell"))
		line_text(&label, record_text(record, "column"));
	if (label.size == 0)
		line_format(&label, "%s %s", record_text(record, "implementation"),
		            record_text(record, "version"));
	free(c->label);
	c->label = label.text;
}

void screen_pages(struct line *out, json_int_t bytes)
{
	bool whole = bytes != 0 && bytes % 1024 == 0;

	line_format(out, whole ? "%lld KiB pages" : "%lld B pages",
	            (long long)(whole ? bytes / 1024 : bytes));
}

/* What is added to labels that are the same, in this order. */
enum fact { FILE_SYSTEM, PAGE_SIZE, CELL, FACTS };

static void extend(struct screen_cell *c, enum fact fact)
{
	struct line label = { 0 };

	line_format(&label, "%s · ", c->label);
	if (fact == FILE_SYSTEM)
		line_text(&label, record_text(c->record, "filesystem"));
	else if (fact == PAGE_SIZE)
		screen_pages(&label, json_integer_value(json_object_get(c->record, "page")));
	else
		line_text(&label, c->id);
	free(c->label);
	c->label = label.text;
}

/* Extend all labels that are shared now; extending one at a time would let the last of
 * them go without. */
static void tell_apart(struct screen_cells *cells, enum fact fact)
{
	json_t *times = json_object();

	for (size_t i = 0; i < cells->count; i++) {
		const char *label = cells->at[i].label;
		json_int_t before = json_integer_value(json_object_get(times, label));

		json_object_set_new(times, label, json_integer(before + 1));
	}
	for (size_t i = 0; i < cells->count; i++)
		if (json_integer_value(json_object_get(times, cells->at[i].label)) > 1)
			extend(&cells->at[i], fact);
	json_decref(times);
}

struct screen_cells screen_cells_make(const json_t *records)
{
	struct screen_cells cells = { memory_array(json_array_size(records) + 1, sizeof(*cells.at)),
		                      0 };
	json_t *places = json_object(), *record;
	size_t i;

	json_array_foreach(records, i, record) {
		bool cell = record_is(record, "cell");
		struct screen_cell *c;

		if (!cell && !record_is(record, "result"))
			continue;
		c = find(&cells, places, record_text(record, "cell"));
		if (cell)
			c->record = record;
		else
			add_result(c, record);
		if (cell || c->label == NULL)
			label_plainly(c, record);
	}
	for (enum fact fact = FILE_SYSTEM; fact < FACTS; fact++)
		tell_apart(&cells, fact);
	json_decref(places);
	return cells;
}

void screen_cells_free(struct screen_cells *cells)
{
	for (size_t i = 0; i < cells->count; i++)
		free(cells->at[i].label);
	free(cells->at);
}

const struct screen_cell *screen_cell_of(const struct screen_cells *cells, const char *id)
{
	for (size_t i = 0; i < cells->count; i++)
		if (strcmp(cells->at[i].id, id) == 0)
			return &cells->at[i];
	return NULL;
}
