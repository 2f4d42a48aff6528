/* SPDX-License-Identifier: MIT
 *
 * The records of a cell and of its results. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "adapters/targets.h"
#include "text_json.h"
#include "cell/broker.h"
#include "cell/cell_private.h"
#include "cell/records.h"
#include "describe.h"
#include "replay/replay.h"

void cell_set(struct cell *c, json_t *record, const char *name, json_t *value)
{
	if (json_object_set_new(record, name, value) != 0)
		c->starved = true;
}

void cell_set_text(struct cell *c, json_t *record, const char *name, const char *text)
{
	if (text != NULL && *text != '\0')
		cell_set(c, record, name, text_json(text));
}

void cell_append(struct cell *c, json_t *record)
{
	if (json_array_append_new(c->records, record) != 0)
		c->starved = true;
}

void cell_name(struct cell *c)
{
	char text[256];

	snprintf(text, sizeof(text), "%s@%s@%lld", c->target->label,
		 record_text(c->environment, "filesystem"), (long long)c->description.page);
	c->name = text_json(text);
	c->id = json_string_value(c->name);
	c->starved = c->environment == NULL || c->name == NULL;
}

static json_t *claims_json(const struct description *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->claim_count; i++) {
		if (json_array_append_new(list, text_json(d->claim_texts[i])) == 0)
			continue;
		json_decref(list);
		return NULL;
	}
	return list;
}

json_t *cell_record(struct cell *c)
{
	const struct description *d = &c->description;
	json_t *cell = json_pack("{s:s, s:O, s:o, s:o}", "record", "cell", "cell", c->name,
				 "implementation", text_json(c->target->implementation), "column",
				 text_json(c->target->label));
	char started[32];
	time_t now = time(NULL);

	strftime(started, sizeof(started), "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
	if (json_object_update(cell, c->environment) != 0)
		c->starved = true;
	cell_set_text(c, cell, "started", started);
	if (d->name == NULL)
		return cell;
	cell_set_text(c, cell, "name", d->name);
	cell_set_text(c, cell, "version", d->version);
	cell_set_text(c, cell, "language", d->language);
	cell_set_text(c, cell, "homepage", d->homepage);
	cell_set_text(c, cell, "issues", d->issues);
	cell_set(c, cell, "claims", claims_json(d));
	cell_set(c, cell, "page", json_integer(d->page));
	cell_set(c, cell, "granularity", json_integer(d->granularity));
	cell_set(c, cell, "jobs", json_integer(c->options->jobs));
	cell_set_text(c, cell, "adapters", c->warm ? "warm" : "fresh");
	return cell;
}

json_t *cell_result(struct cell *c, const struct requirement *r, const char *status,
		    const char *message, const char *stage)
{
	json_t *record = json_pack("{s:s, s:O, s:o, s:o, s:s, s:s, s:s, s:o}", "record", "result",
				   "cell", c->name, "implementation",
				   text_json(c->target->implementation), "version",
				   text_json(c->description.version), "requirement", r->id, "level",
				   level_name(r->level), "status", status, "message",
				   text_json(message));
	bool expected = cell_expects(c, r, status, message, stage, record);

	cell_set_text(c, record, "stage", stage);
	cell_set(c, record, "expected", json_boolean(expected));
	return record;
}

json_t *cell_ran(struct cell *c, const struct broker_result *result)
{
	const char *stage = json_string_value(json_object_get(result->verdict, "stage"));
	json_t *record = cell_result(c, result->requirement, result->status, result->message,
				     stage != NULL ? stage : "test");
	json_t *transcript = json_object_get(result->verdict, "transcript");
	json_t *cuts = json_object_get(result->verdict, "cuts");

	cell_set(c, record, "seconds", json_real(result->seconds));
	cell_set_text(c, record, "value",
		      json_string_value(json_object_get(result->verdict, "value")));
	cell_set_text(c, record, "value", result->value);
	if (cuts != NULL)
		cell_set(c, record, "cuts", json_incref(cuts));
	if (strcmp(result->status, "pass") != 0 && strcmp(result->status, "skip") != 0) {
		if (transcript != NULL)
			cell_set(c, record, "transcript", json_incref(transcript));
		cell_set_text(c, record, "handles",
			      json_string_value(json_object_get(result->verdict, "handles")));
		cell_set_text(c, record, "stderr", result->error_text);
		replay_record(record, result->verdict, result->status);
		cell_rerun(c, result->requirement, record);
	}
	return record;
}
