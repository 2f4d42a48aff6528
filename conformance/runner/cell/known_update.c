/* SPDX-License-Identifier: MIT
 *
 * What the cells show about the lists of known failures. */
#include "cell/known_update.h"

#include <stdlib.h>
#include <string.h>

#include "adapters/targets.h"
#include "cell/known.h"
#include "cell/records.h"
#include "cell/run_options.h"
#include "describe.h"

struct known_update *known_update_new(const char *impl, const char *named)
{
	struct known_update *u = malloc(sizeof(*u));

	if (u == NULL)
		abort();
	*u = (struct known_update){ .impl = impl, .named = named, .lists = json_object() };
	return u;
}

void known_update_free(struct known_update *u)
{
	if (u != NULL)
		json_decref(u->lists);
	free(u);
}

static json_t *list_of(struct known_update *u, const char *path, json_t *known)
{
	json_t *list = json_object_get(u->lists, path);

	if (list != NULL)
		return list;
	list = json_pack("{s:O, s:[], s:[]}", "known", known, "witnesses", "new");
	for (size_t i = 0; i < json_array_size(known); i++)
		json_array_append_new(json_object_get(list, "witnesses"),
				      json_pack("{s:{}}", "against"));
	json_object_set_new(u->lists, path, list);
	return list;
}

static json_t *witnesses_of(json_t *list, size_t entry)
{
	return json_array_get(json_object_get(list, "witnesses"), entry);
}

static void add_against(json_t *list, size_t entry, const struct known_cell *cell, const char *why)
{
	json_object_set_new(json_object_get(witnesses_of(list, entry), "against"),
			    cell->target->label, json_string(why));
}

static void add_entry(json_t *list, const struct known_cell *cell, const json_t *record)
{
	char *label = known_literal(cell->target->label);
	char *pattern = known_pattern(record_text(record, "message"));

	if (label == NULL || pattern == NULL)
		abort();
	json_array_append_new(json_object_get(list, "new"),
			      json_pack("{s:s, s:{s:s}, s:s, s:s}", "id",
					record_text(record, "requirement"), "when", "column", label,
					"pattern", pattern, "reason", KNOWN_UNEXPLAINED));
	free(label);
	free(pattern);
}

/* An entry behind the first that explains the failure is not looked at, in a run neither. */
static void hear_result(json_t *list, const struct known_cell *cell, const json_t *record)
{
	const char *status = record_text(record, "status"), *id = record_text(record, "requirement");
	bool passed = strcmp(status, "pass") == 0;
	size_t i;
	json_t *entry;

	if (strcmp(status, "skip") == 0 || strcmp(status, "error") == 0)
		return;
	json_array_foreach(json_object_get(list, "known"), i, entry) {
		if (strcmp(record_text(entry, "id"), id) != 0 || !known_holds(entry, cell->facts))
			continue;
		if (!passed && known_matches(entry, record_text(record, "message"))) {
			json_object_set_new(witnesses_of(list, i), "for", json_true());
			return;
		}
		add_against(list, i, cell, passed ? "it passes" : "it fails otherwise");
	}
	if (!passed && !json_is_true(json_object_get(record, "expected")))
		add_entry(list, cell, record);
}

/* Every run fails on an unknown id, whatever was selected. */
static void hear_entry(json_t *list, size_t i, const json_t *entry, const struct known_cell *cell)
{
	const struct requirement *r = requirement_find(record_text(entry, "id"));

	if (r == NULL)
		json_object_set_new(witnesses_of(list, i), "unknown", json_true());
	else if (run_selects(cell->options, cell->target->label, r) &&
		 known_holds(entry, cell->facts) && !requirement_applies(r, cell->facts->description))
		add_against(list, i, cell, "it does not apply");
}

void known_update_cell(struct known_update *u, const char *path, json_t *known,
		       const struct known_cell *cell)
{
	json_t *list = list_of(u, path, known), *item;
	size_t i;

	if (u->impl != NULL && !targets_named(u->impl, cell->target->implementation))
		json_object_set_new(list, "single", json_true());
	json_array_foreach(json_object_get(list, "known"), i, item)
		hear_entry(list, i, item, cell);
	json_array_foreach(cell->records, i, item)
		if (record_is(item, "result") && strcmp(record_text(item, "cell"), cell->id) == 0)
			hear_result(list, cell, item);
}
