/* SPDX-License-Identifier: MIT
 *
 * A list of known failures as people keep it: a finding once, with what differs by requirement
 * below it, and an entry a line, so that a change is one. */
#include <string.h>

#include "base/whole_file.h"
#include "cell/known_update.h"

/* How many entries of known belong to one finding, from first on.  A new one has no place. */
static size_t finding_size(const json_t *known, size_t first)
{
	const json_t *place = json_object_get(json_array_get(known, first), "place");
	size_t next = first + 1;

	while (place != NULL &&
	       json_equal(place, json_object_get(json_array_get(known, next), "place")))
		next++;
	return next - first;
}

/* What the finding says of all its entries: the fields in which they agree, and the first one's
 * reason and link, unless another has none. */
static json_t *shared_fields(const json_t *known, size_t first, size_t size)
{
	json_t *shared = json_copy(json_array_get(known, first)), *value;
	const char *key;
	void *next;

	if (size > 1)
		json_object_del(shared, "id");
	for (size_t i = first + 1; i < first + size; i++)
		json_object_foreach_safe(shared, next, key, value) {
			json_t *other = json_object_get(json_array_get(known, i), key);
			bool varies = strcmp(key, "reason") == 0 || strcmp(key, "link") == 0;

			if (other == NULL || (!varies && !json_equal(other, value)))
				json_object_del(shared, key);
		}
	return shared;
}

/* The fields of the entry alone that the finding does not say. */
static json_t *own_fields(json_t *entry, json_t *shared)
{
	json_t *own = json_copy(entry), *value;
	const char *key;

	json_object_foreach(shared, key, value)
		if (json_equal(json_object_get(own, key), value))
			json_object_del(own, key);
	return own;
}

/* Does more say of its id what entry says of its ids?  Then entry has that one too. */
static bool take_id(json_t *entry, json_t *more)
{
	json_t *ids = json_object_get(entry, "id"), *id = json_object_get(more, "id");
	json_t *same = json_copy(more);
	bool taken;

	json_object_set(same, "id", ids);
	taken = json_equal(same, entry);
	json_decref(same);
	if (taken && json_is_string(ids))
		json_object_set_new(entry, "id", json_pack("[O, O]", ids, id));
	else if (taken)
		json_array_append(ids, id);
	return taken;
}

/* The entries of a finding, of which each has the ids that it says the same of. */
static json_t *entries_of(const json_t *known, size_t first, size_t size, json_t *shared)
{
	json_t *entries = json_array();

	for (size_t i = first; i < first + size; i++) {
		json_t *own = own_fields(json_array_get(known, i), shared);
		json_t *last = json_array_get(entries, json_array_size(entries) - 1);

		if (last == NULL || !take_id(last, own))
			json_array_append(entries, own);
		json_decref(own);
	}
	return entries;
}

/* Entries that are one are written as the finding itself. */
static void write_finding(FILE *out, json_t *finding, json_t *entries)
{
	size_t i;
	json_t *entry;

	if (json_array_size(entries) == 1)
		json_object_update(finding, json_array_get(entries, 0));
	json_object_del(finding, "place");
	fputs("\n {", out);
	json_dumpf(finding, out, JSON_EMBED);
	if (json_array_size(entries) > 1) {
		fputs(", \"entries\": [", out);
		json_array_foreach(entries, i, entry) {
			fputs(i > 0 ? ",\n  " : "\n  ", out);
			json_dumpf(entry, out, 0);
		}
		fputs("]", out);
	}
	fputs("}", out);
}

static int write_list(FILE *out, const void *data)
{
	const json_t *known = data;

	fputc('[', out);
	for (size_t first = 0, size; first < json_array_size(known); first += size) {
		json_t *shared, *entries;

		size = finding_size(known, first);
		shared = shared_fields(known, first, size);
		entries = entries_of(known, first, size, shared);
		fputs(first > 0 ? "," : "", out);
		write_finding(out, shared, entries);
		json_decref(entries);
		json_decref(shared);
	}
	fputs(json_array_size(known) > 0 ? "\n]\n" : "]\n", out);
	return 0;
}

int known_write(const json_t *known, const char *path)
{
	return whole_file_write(path, write_list, known);
}
