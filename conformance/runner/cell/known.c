/* SPDX-License-Identifier: MIT
 *
 * Known failures: listed with the implementation, held to it in both directions. */
#include "cell/known.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "adapters/discover_targets.h"
#include "base/messages.h"
#include "json_from_text.h"
#include "cell/records.h"
#include "cell/run_options.h"
#include "adapter_description.h"

/* Add to known what the entry says, once for each of its ids, with the fields that it takes from
 * its finding, the one at that place in the file.  False if it is no entry. */
static bool expand_entry(json_t *known, size_t place, json_t *finding, json_t *entry)
{
	json_t *whole = json_copy(finding), *ids, *id;
	size_t i;
	bool good;

	json_object_update(whole, entry);
	json_object_del(whole, "entries");
	json_object_set_new(whole, "place", json_integer((json_int_t)place));
	ids = json_object_get(whole, "id");
	ids = json_is_array(ids) ? json_incref(ids) : json_pack("[O*]", ids);
	good = json_is_object(finding) && json_is_object(entry) && json_array_size(ids) > 0 &&
	       json_is_string(json_object_get(whole, "reason"));
	json_array_foreach(ids, i, id) {
		json_t *one = json_copy(whole);

		good = good && json_is_string(id);
		json_object_set(one, "id", id);
		json_array_append_new(known, one);
	}
	json_decref(ids);
	json_decref(whole);
	return good;
}

static bool expand_finding(json_t *known, size_t place, json_t *finding)
{
	json_t *entries = json_object_get(finding, "entries"), *entry;
	bool good = true;
	size_t i;

	if (!json_is_array(entries))
		return expand_entry(known, place, finding, finding);
	json_array_foreach(entries, i, entry)
		good = expand_entry(known, place, finding, entry) && good;
	return good;
}

json_t *known_load(const char *path)
{
	json_error_t error;
	json_t *findings, *finding, *known = json_array();
	bool good = true;
	size_t i;

	if (access(path, F_OK) != 0 && errno == ENOENT)
		return known;
	findings = json_load_file(path, 0, &error);
	if (findings == NULL) {
		complain("%s:%d: %s", path, error.line, error.text);
		good = false;
	} else if (!json_is_array(findings)) {
		complain("%s: expected a list of findings", path);
		good = false;
	}
	for (i = 0; good && i < json_array_size(findings); i++) {
		finding = json_array_get(findings, i);
		good = expand_finding(known, i, finding);
		if (!good)
			complain("%s: finding %zu: expected an object with a reason, and an id or "
			         "entries with ids",
			         path, i + 1);
	}
	json_decref(findings);
	if (good)
		return known;
	json_decref(known);
	return NULL;
}

static bool glob_holds(const json_t *when, const char *name, const char *value)
{
	const json_t *pattern = json_object_get(when, name);

	return pattern == NULL ||
	       (json_is_string(pattern) && fnmatch(json_string_value(pattern), value, 0) == 0);
}

/* Does the claim keep a constraint such as ">=3.8 <3.11"?  Without a claim it does not. */
static bool range_holds(const json_t *when, const char *name, const struct claim *claim)
{
	const char *constraint = json_string_value(json_object_get(when, name));

	return constraint == NULL || (claim != NULL && constraint_holds(constraint, claim));
}

static bool conditions_hold(const json_t *when, const struct cell_facts *facts)
{
	const struct claim *python = description_claim(facts->description, "python");
	const char *except = json_string_value(json_object_get(when, "except"));
	const json_t *page = json_object_get(when, "page");
	struct claim version = { .flavour = "" }; /* the numbers that it begins with */
	bool numbered =
	    sscanf(facts->description->version, "%d.%d", &version.major, &version.minor) >= 1;

	return glob_holds(when, "column", facts->target) &&
	       (except == NULL || !targets_named(except, facts->target)) &&
	       glob_holds(when, "filesystem", facts->filesystem) &&
	       glob_holds(when, "flavour", facts->description->system) &&
	       range_holds(when, "version", numbered ? &version : NULL) &&
	       range_holds(when, "claim", python) &&
	       (page == NULL || json_integer_value(page) == facts->description->page);
}

static bool holds(const json_t *entry)
{
	return json_is_true(json_object_get(entry, "holds"));
}

const json_t *known_entry(const json_t *known, const char *id)
{
	size_t first = 0;

	return known_next(known, id, &first);
}

const json_t *known_next(const json_t *known, const char *id, size_t *place)
{
	while (*place < json_array_size(known)) {
		const json_t *entry = json_array_get(known, (*place)++);

		if (holds(entry) && strcmp(record_text(entry, "id"), id) == 0)
			return entry;
	}
	return NULL;
}

bool known_sometimes(const json_t *entry)
{
	return json_is_true(json_object_get(entry, "sometimes"));
}

bool known_matches(const json_t *entry, const char *message)
{
	const char *pattern = json_string_value(json_object_get(entry, "pattern"));

	return pattern == NULL || fnmatch(pattern, message, 0) == 0;
}

void known_problem(json_t *records, const char *cell, const char *id, const char *problem)
{
	json_array_append_new(records,
	                      json_pack("{s:s, s:s, s:s, s:o}", "record", "known", "cell", cell,
	                                "requirement", id, "problem", text_json(problem)));
}

/* What is wrong with the entry in a run with these options, or NULL. */
static const char *entry_problem(const json_t *entry, const struct cell_facts *facts,
                                 const struct run_options *options)
{
	const struct requirement *r = requirement_find(record_text(entry, "id"));

	if (r == NULL)
		return "unknown id";
	if (holds(entry) && *r->sources != '\0' && run_selects(options, facts->target, r) &&
	    !requirement_applies(r, facts->description))
		return "stale: it does not apply here";
	return NULL;
}

void known_apply(json_t *known, const struct cell_facts *facts, const char *cell,
                 const struct run_options *options, json_t *records)
{
	size_t i;
	json_t *entry;

	json_array_foreach(known, i, entry) {
		bool hold = conditions_hold(json_object_get(entry, "when"), facts);
		const char *problem;

		json_object_set_new(entry, "holds", json_boolean(hold));
		problem = entry_problem(entry, facts, options);
		if (problem != NULL)
			known_problem(records, cell, record_text(entry, "id"), problem);
	}
}
