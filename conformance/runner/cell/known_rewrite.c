/* SPDX-License-Identifier: MIT
 *
 * From what the cells showed to the new list, and to the lines that tell of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "adapters/targets.h"
#include "base/messages.h"
#include "cell/broker.h"
#include "cell/known_update.h"
#include "cell/records.h"

struct changes {
	size_t added, removed, narrowed;
};

/* Is the entry about that one target by its condition? */
static bool names_target(const json_t *entry, const char *label)
{
	char *literal = known_literal(label);
	bool same = literal != NULL &&
		    strcmp(record_text(json_object_get(entry, "when"), "column"), literal) == 0;

	free(literal);
	return same;
}

static bool is_needed(const json_t *list, const json_t *entry, const json_t *witnesses)
{
	const char *label;
	json_t *why;

	if (json_is_true(json_object_get(witnesses, "for")))
		return true;
	if (!json_is_true(json_object_get(list, "single")))
		return false;
	json_object_foreach(json_object_get(witnesses, "against"), label, why)
		if (names_target(entry, label))
			return false;
	return true;
}

/* Add a copy of the entry that does not hold on the targets of against. */
static void add_narrowed(json_t *out, const json_t *entry, json_t *against, struct changes *n)
{
	json_t *copy = json_deep_copy(entry), *when = json_object_get(copy, "when"), *why;
	const char *label, *before;

	if (when == NULL)
		json_object_set_new(copy, "when", when = json_object());
	json_object_foreach(against, label, why) {
		printf("known failures: narrowed: %s: not on %s, %s\n", record_text(entry, "id"), label,
		       json_string_value(why));
		before = record_text(when, "except");
		json_object_set_new(when, "except",
				    json_sprintf("%s%s%s", before, *before != '\0' ? "," : "", label));
	}
	json_array_append_new(out, copy);
	n->narrowed++;
}

static void tell_removed(const json_t *entry, const json_t *witnesses)
{
	json_t *against = json_object_get(witnesses, "against"), *why;
	const char *label;

	if (json_object_get(witnesses, "unknown") != NULL)
		printf("known failures: removed: %s: unknown id\n", record_text(entry, "id"));
	json_object_foreach(against, label, why)
		printf("known failures: removed: %s: %s on %s\n", record_text(entry, "id"),
		       json_string_value(why), label);
}

static void add_judged(json_t *out, const json_t *list, size_t i, struct changes *n)
{
	json_t *entry = json_array_get(json_object_get(list, "known"), i);
	json_t *witnesses = json_array_get(json_object_get(list, "witnesses"), i);
	json_t *against = json_object_get(witnesses, "against");
	bool unknown = json_object_get(witnesses, "unknown") != NULL;

	if (!unknown && json_object_size(against) == 0) {
		json_array_append(out, entry);
	} else if (!unknown && is_needed(list, entry, witnesses)) {
		add_narrowed(out, entry, against, n);
	} else {
		tell_removed(entry, witnesses);
		n->removed++;
	}
}

static int rewrite(const char *path, const json_t *list, bool make)
{
	json_t *out = json_array(), *entry;
	struct changes n = { 0 };
	size_t i, count = json_array_size(json_object_get(list, "known"));
	int failed = 0;

	for (i = 0; i < count; i++)
		add_judged(out, list, i, &n);
	json_array_foreach(json_object_get(list, "new"), i, entry) {
		printf("known failures: added: %s on %s: %s\n", record_text(entry, "id"),
		       record_text(json_object_get(entry, "when"), "column"),
		       record_text(entry, "pattern"));
		json_array_append(out, entry);
		n.added++;
	}
	if (n.added + n.removed + n.narrowed > 0 || make)
		failed = known_write(out, path);
	if (failed == 0)
		printf("known failures: %s: %zu added, %zu removed, %zu narrowed\n", path, n.added,
		       n.removed, n.narrowed);
	json_decref(out);
	return failed != 0 ? EXIT_USAGE : 0;
}

/* The target that did not run to its end, or NULL. */
static const char *partial(const json_t *records)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record)
		if (record_is(record, "cell") && (json_is_true(json_object_get(record, "partial")) ||
						  *record_text(record, "problem") != '\0'))
			return record_text(record, "column");
	return NULL;
}

int known_update_write(struct known_update *u, const json_t *records)
{
	const char *path, *target = partial(records);
	json_t *list;
	int status = 0;

	if (target != NULL || interrupted) {
		complain("--update-known-failures: nothing is written: %s did not run to its end",
			 target != NULL ? target : "the run");
		return 0;
	}
	json_object_foreach(u->lists, path, list)
		if (rewrite(path, list, u->named != NULL && access(u->named, F_OK) != 0) != 0)
			status = EXIT_USAGE;
	fflush(stdout);
	return status;
}
