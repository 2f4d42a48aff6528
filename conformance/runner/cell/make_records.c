/* SPDX-License-Identifier: MIT */
#include "cell/make_records.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/allocation.h"
#include "cell/records.h"
#include "json_from_text.h"

void cell_name(struct cell *c)
{
	char *text =
	    memory_format("%s@%s@%lld", c->target->label, record_text(c->environment, "filesystem"),
	                  (long long)c->description.page);

	c->name = text_json(text);
	free(text);
}

static json_t *claims_json(const struct description *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->claim_count; i++)
		json_array_append_new(list, text_json(d->claim_texts[i]));
	return list;
}

json_t *cell_record(const struct cell *c)
{
	const struct description *d = &c->description;
	json_t *cell =
	    json_pack("{s:s, s:O, s:o, s:o}", "record", "cell", "cell", c->name, "implementation",
	              text_json(c->target->implementation), "column", text_json(c->target->label));
	char started[32];
	time_t now = time(NULL);

	strftime(started, sizeof(started), "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
	json_object_update(cell, c->environment);
	record_set_text(cell, "started", started);
	if (d->name == NULL)
		return cell;
	record_set_text(cell, "name", d->name);
	record_set_text(cell, "version", d->version);
	record_set_text(cell, "language", d->language);
	record_set_text(cell, "homepage", d->homepage);
	record_set_text(cell, "issues", d->issues);
	json_object_set_new(cell, "claims", claims_json(d));
	json_object_set_new(cell, "page", json_integer(d->page));
	json_object_set_new(cell, "granularity", json_integer(d->granularity));
	json_object_set_new(cell, "jobs", json_integer(c->options->jobs));
	record_set_text(cell, "adapters", c->reuse ? "warm" : "fresh");
	return cell;
}

static json_t *result_with(const struct cell *c, const struct requirement *r, const char *status,
                           const char *message, const char *stage, json_t *causes)
{
	json_t *record =
	    json_pack("{s:s, s:O, s:o, s:o, s:s, s:s, s:s, s:o}", "record", "result", "cell",
	              c->name, "implementation", text_json(c->target->implementation), "version",
	              text_json(c->description.version), "requirement", r->id, "level",
	              level_name(r->level), "status", status, "message", text_json(message));
	bool expected;

	json_object_set(record, "causes", causes);
	expected = expectation_met(c->options, r, c->known, status, message, stage, record);
	record_set_text(record, "stage", stage);
	json_object_set_new(record, "expected", json_boolean(expected));
	return record;
}

json_t *cell_result(const struct cell *c, const struct requirement *r, const char *status,
                    const char *message, const char *stage)
{
	return result_with(c, r, status, message, stage, NULL);
}

/* The last line of a failure's script.  A test that passed does not know that its adapter ended
 * badly. */
static const char *ending(const char *verdict, const char *status)
{
	if (strcmp(verdict, "pass") != 0)
		return "";
	if (strcmp(status, "timeout") == 0)
		return "!ends after-timeout\n";
	return strcmp(status, "crash") == 0 ? "!ends after-died\n" : "!ends after-left\n";
}

static void set_script(const struct broker_result *result, json_t *record)
{
	const char *text = record_text(result->verdict, "replay");
	char *script;

	if (*text == '\0' || strcmp(result->status, "error") == 0)
		return;
	script = memory_format("%s%s", text,
	                       ending(record_text(result->verdict, "status"), result->status));
	json_object_set_new(record, "replay", text_json(script));
	free(script);
}

/* What a failure leaves for whoever looks into it. */
static void set_evidence(const struct cell *c, const struct broker_result *result, json_t *record)
{
	char *rerun = rerun_command(c->target, c->options, result->requirement->id);

	json_object_set(record, "transcript", json_object_get(result->verdict, "transcript"));
	record_set_text(record, "handles", record_text(result->verdict, "handles"));
	record_set_text(record, "stderr", result->error_text);
	set_script(result, record);
	record_set_text(record, "rerun", rerun);
	free(rerun);
}

json_t *cell_ran(const struct cell *c, const struct broker_result *result)
{
	const char *stage = json_string_value(json_object_get(result->verdict, "stage"));
	json_t *record = result_with(c, result->requirement, result->status, result->message,
	                             stage != NULL ? stage : "test", result->causes);

	json_object_set_new(record, "seconds", json_real(result->seconds));
	record_set_text(record, "value", record_text(result->verdict, "value"));
	record_set_text(record, "value", result->value);
	json_object_set(record, "coverage", result->coverage);
	json_object_set(record, "explored", result->explored);
	json_object_set(record, "cuts", json_object_get(result->verdict, "cuts"));
	if (strcmp(result->status, "pass") != 0 && strcmp(result->status, "skip") != 0)
		set_evidence(c, result, record);
	return record;
}
