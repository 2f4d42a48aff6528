/* SPDX-License-Identifier: MIT
 *
 * Only what was not as expected in earlier results. */
#include <stdlib.h>

#include "adapters/discover_targets.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "cell/records.h"
#include "command/run.h"

static void add(json_t *only, const char *label, const char *id)
{
	json_t *ids = json_object_get(only, label);

	if (ids == NULL) {
		ids = json_object();
		json_object_set_new(only, label, ids);
	}
	if (json_is_object(ids))
		json_object_set_new(ids, id, json_true());
}

/* A target that never came to run failed as a whole. */
static void select_record(json_t *only, const json_t *records, const json_t *record)
{
	const char *label = records_label(records, record_text(record, "cell"));
	bool failed =
	    record_is(record, "known") ||
	    (record_is(record, "result") && !json_is_true(json_object_get(record, "expected")));

	if (record_is(record, "cell") && *record_text(record, "problem") != '\0')
		json_object_set_new(only, label, json_true());
	else if (failed)
		add(only, label, record_text(record, "requirement"));
}

static int check_exec(const struct arguments *a)
{
	bool other = json_object_get(a->only, "exec") == NULL || json_object_size(a->only) > 1;

	if (a->exec == NULL && json_object_get(a->only, "exec") != NULL)
		return complain(
		    "--failed-from %s: an adapter of your own failed there; --exec names it",
		    a->failed_from);
	if (a->exec != NULL && other)
		return complain(
		    "--failed-from %s: targets of impl/ failed there, and --exec is none",
		    a->failed_from);
	return 0;
}

int failed_read(struct arguments *a)
{
	json_t *records = json_array(), *record;
	size_t i;
	int status = records_read(records, a->failed_from) != 0 ? EXIT_USAGE : 0;

	a->only = json_object();
	a->run.only = a->only;
	json_array_foreach(records, i, record)
		if (status == 0)
			select_record(a->only, records, record);
	json_decref(records);
	if (status == 0 && json_object_size(a->only) == 0) {
		complain("--failed-from %s: nothing failed there", a->failed_from);
		return EXIT_NOTHING;
	}
	return status != 0 ? status : check_exec(a);
}

char *failed_names(const struct arguments *a)
{
	const char *label;
	char *names;
	size_t size;
	json_t *ids;
	FILE *out = memory_stream(&names, &size);

	json_object_foreach(a->only, label, ids)
		fprintf(out, "%s%s", ftell(out) > 0 ? "," : "", label);
	memory_stream_end(out);
	return names;
}

void failed_keep(const struct arguments *a, struct targets *targets)
{
	size_t kept = 0;

	for (size_t i = 0; i < targets->count; i++) {
		struct target c = targets->at[i];

		if (json_object_get(a->only, c.label) != NULL) {
			targets->at[i] = targets->at[kept];
			targets->at[kept++] = c;
		}
	}
	targets_truncate(targets, kept);
}
