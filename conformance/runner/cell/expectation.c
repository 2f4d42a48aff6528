/* SPDX-License-Identifier: MIT */
#include "cell/make_records.h"

#include <string.h>

#include "cell/known.h"
#include "cell/records.h"

static bool has_failed(const char *status)
{
	return strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
	       strcmp(status, "timeout") == 0;
}

/* Why the requirement passes on the control, or NULL: it must fail. */
static const char *reason_to_pass(enum control control, const struct requirement *r)
{
	if (r->level != REQUIRED)
		return "only required ones must fail";
	if (control == DOES_NOTHING)
		return r->nothing_passes;
	return control == REFUSES ? r->refused_passes : NULL;
}

/* A control must fail where it was broken, and not before. */
static bool control_met(enum control control, const struct requirement *r, const char *status,
                        const char *stage, json_t *record)
{
	if (reason_to_pass(control, r) != NULL)
		return true;
	/* This machine cannot try it. */
	if (strcmp(status, "skip") == 0 && strcmp(stage, "ability") == 0)
		return true;
	if (control == PASSES_NONE)
		return strcmp(status, "pass") != 0 && strcmp(status, "error") != 0;
	if (!has_failed(status))
		record_set_text(record, "note", "the control was not caught");
	else if (strcmp(stage, "fixture") == 0)
		record_set_text(record, "note", "caught by the fixture only");
	else
		return true;
	return false;
}

json_t *known_json(const json_t *entry)
{
	return json_pack("{s:s, s:s}", "reason", record_text(entry, "reason"), "link",
	                 record_text(entry, "link"));
}

static bool failure_expected(const struct run_options *options, const struct requirement *r,
                             const json_t *entry, const char *status, const char *message,
                             json_t *record)
{
	if (entry != NULL && known_matches(entry, message)) {
		json_object_set_new(record, "known", known_json(entry));
		return true;
	}
	if (entry != NULL)
		record_set_text(record, "note", "it fails otherwise than its known failure says");
	/* Without --strict a recommendation binds nobody; a crash or a hang always counts. */
	return r->level != REQUIRED && !options->strict && strcmp(status, "fail") == 0 &&
	       entry == NULL;
}

/* Is there an entry that says that the requirement always fails? */
static bool always_fails(const json_t *known, const char *id)
{
	const json_t *entry;
	size_t place = 0;

	while ((entry = known_next(known, id, &place)) != NULL)
		if (!known_sometimes(entry))
			return true;
	return false;
}

bool expectation_met(const struct run_options *options, const struct requirement *r,
                     const json_t *known, const char *status, const char *message,
                     const char *stage, json_t *record)
{
	const json_t *entry = known_entry(known, r->id);
	bool passed = strcmp(status, "pass") == 0;

	if (options->must_fail != PASSES)
		return control_met(options->must_fail, r, status, stage, record);
	if (strcmp(status, "skip") == 0 || (passed && options->explore))
		return true;
	if (has_failed(status) && json_object_get(record, "causes") != NULL)
		return causes_expected(options, r, known, record);
	if (has_failed(status))
		return failure_expected(options, r, entry, status, message, record);
	if (!passed)
		return false;
	if (!always_fails(known, r->id))
		return true;
	record_set_text(record, "note", "unexpected pass: it is listed as a known failure");
	return false;
}
