/* SPDX-License-Identifier: MIT
 *
 * Known failures: listed with the implementation, held to it in both directions. */
#include "cell/known.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "adapters/targets.h"
#include "base/messages.h"
#include "text_json.h"
#include "cell/records.h"
#include "cell/run_options.h"
#include "describe.h"

static bool entry_is_good(const json_t *entry)
{
	return json_is_object(entry) && json_is_string(json_object_get(entry, "id")) &&
	       json_is_string(json_object_get(entry, "reason"));
}

json_t *known_load(const char *path)
{
	json_error_t error;
	json_t *list, *entry;
	size_t i;

	if (access(path, F_OK) != 0 && errno == ENOENT)
		return json_array();
	list = json_load_file(path, 0, &error);
	if (list == NULL) {
		complain("%s:%d: %s", path, error.line, error.text);
		return NULL;
	}
	json_array_foreach(list, i, entry) {
		if (entry_is_good(entry))
			continue;
		complain("%s: entry %zu: an object with the texts id and reason is wanted", path, i);
		json_decref(list);
		return NULL;
	}
	if (json_is_array(list))
		return list;
	complain("%s: a list of known failures is wanted", path);
	json_decref(list);
	return NULL;
}

static bool glob_holds(const json_t *when, const char *name, const char *value)
{
	const json_t *pattern = json_object_get(when, name);

	return pattern == NULL || (json_is_string(pattern) &&
				   fnmatch(json_string_value(pattern), value, 0) == 0);
}

/* ">=3.8 <3.11" against the numbers that a version begins with. */
static bool version_holds(const json_t *when, const char *name, const char *version,
			  const char *flavour)
{
	const char *constraint = json_string_value(json_object_get(when, name));
	struct claim claim = { .flavour = flavour };

	if (constraint == NULL)
		return true;
	return sscanf(version, "%d.%d", &claim.major, &claim.minor) >= 1 &&
	       constraint_holds(constraint, &claim);
}

bool known_holds(const json_t *entry, const struct cell_facts *facts)
{
	const json_t *when = json_object_get(entry, "when");
	const char *except = json_string_value(json_object_get(when, "except"));
	const struct claim *python = description_claim(facts->description, "python");
	const json_t *page = json_object_get(when, "page");
	char claimed[32] = "";

	if (python != NULL)
		snprintf(claimed, sizeof(claimed), "%d.%d", python->major, python->minor);
	return glob_holds(when, "column", facts->target) &&
	       (except == NULL || !targets_named(except, facts->target)) &&
	       glob_holds(when, "filesystem", facts->filesystem) &&
	       glob_holds(when, "flavour", python != NULL ? python->flavour : "") &&
	       version_holds(when, "version", facts->version, "") &&
	       version_holds(when, "claim", claimed, python != NULL ? python->flavour : "") &&
	       (page == NULL || json_integer_value(page) == facts->page);
}

const json_t *known_entry(const json_t *known, const char *id, const struct cell_facts *facts)
{
	size_t i;
	json_t *entry;

	json_array_foreach(known, i, entry)
		if (strcmp(record_text(entry, "id"), id) == 0 &&
		    known_holds(entry, facts))
			return entry;
	return NULL;
}

bool known_matches(const json_t *entry, const char *message)
{
	const char *pattern = json_string_value(json_object_get(entry, "pattern"));

	return pattern == NULL || fnmatch(pattern, message, 0) == 0;
}

int known_problem(json_t *records, const char *cell, const char *id, const char *problem)
{
	return json_array_append_new(records,
				     json_pack("{s:s, s:s, s:s, s:o}", "record", "known", "cell",
					       cell, "requirement", id, "problem",
					       text_json(problem)));
}

int known_check(const json_t *known, const struct cell_facts *facts, const char *cell,
		const struct run_options *options, json_t *records)
{
	size_t i;
	int status = 0;
	json_t *entry;

	json_array_foreach(known, i, entry) {
		const char *id = record_text(entry, "id");
		const struct requirement *r = requirement_find(id);

		if (r == NULL)
			status |= known_problem(records, cell, id, "unknown id");
		else if (!options->self_test && run_selects(options, facts->target, r) &&
			 known_holds(entry, facts) && !requirement_applies(r, facts->description))
			status |= known_problem(records, cell, id, "stale: it does not apply here");
	}
	return status;
}
