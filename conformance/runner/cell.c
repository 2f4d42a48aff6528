/* SPDX-License-Identifier: MIT
 *
 * One cell: an implementation on a directory.  Ask it who it is, select what applies,
 * run, and turn each result into a record. */
#include "known_update.h"
#include "records.h"
#include "replay.h"
#include "runner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

volatile int interrupted;

struct cell {
	const struct column *column;
	const struct run_options *options;
	struct description description;
	struct cell_facts facts;
	json_t *environment, *known, *records;
	char id[256];
	const struct requirement **selected;
	size_t count, done;
	double start; /* seconds until an adapter's first answer */
	bool *seen;
	bool stopped; /* at an unexpected result, as asked */
};

static void progress(const struct cell *c)
{
	if (terminal_clever(STDERR_FILENO))
		fprintf(stderr, "\r\033[K%s  %zu of %zu%s", c->column->label, c->done, c->count,
			c->done == c->count ? "\r\033[K" : "");
}

static void set_text(json_t *record, const char *name, const char *text)
{
	json_t *string = text != NULL && *text != '\0' ? record_string(text) : NULL;

	if (string != NULL)
		json_object_set_new(record, name, string);
}

/* A control must fail where it was broken, and not before. */
static bool judge_control(const char *must_fail, const struct requirement *r, const char *status,
			  const char *stage, json_t *record)
{
	const char *reason = strcmp(must_fail, "nothing") == 0   ? r->nothing_passes
			     : strcmp(must_fail, "refused") == 0 ? r->refused_passes
								 : NULL;
	bool failed = strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
		      strcmp(status, "timeout") == 0;

	if (r->level != REQUIRED || reason != NULL)
		return true;
	if (strcmp(must_fail, "any") == 0)
		return strcmp(status, "pass") != 0 && strcmp(status, "error") != 0;
	set_text(record, "note", !failed			      ? "the control was not caught"
				 : strcmp(stage, "fixture") == 0 ? "caught by the fixture only"
								 : NULL);
	return failed && strcmp(stage, "fixture") != 0;
}

/* Is this result as it should be, and what is to be said about it? */
static bool judge_expectation(const struct cell *c, const struct requirement *r,
			      const char *status, const char *message, json_t *record)
{
	const json_t *entry = known_entry(c->known, r->id, &c->facts);
	bool failed = strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
		      strcmp(status, "timeout") == 0;

	if (strcmp(status, "skip") == 0)
		return true;
	if (!failed) {
		if (entry != NULL && strcmp(status, "pass") == 0)
			set_text(record, "note", "unexpected pass: it is listed as a known failure");
		return strcmp(status, "pass") == 0 && entry == NULL;
	}
	if (entry != NULL && known_matches(entry, message)) {
		json_object_set_new(record, "known",
				    json_pack("{s:s, s:s}", "reason", record_text(entry, "reason"),
					      "link", record_text(entry, "link")));
		return true;
	}
	if (entry != NULL)
		set_text(record, "note", "it fails otherwise than its known failure says");
	/* Without --strict a recommendation binds nobody; a crash or a hang always counts. */
	return r->level != REQUIRED && !c->options->strict && strcmp(status, "fail") == 0 &&
	       entry == NULL;
}

static json_t *result_json(const struct cell *c, const struct requirement *r, const char *status,
			   const char *message, const char *stage)
{
	const char *must_fail = c->options->must_fail;
	json_t *record = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "record", "result",
				   "cell", c->id, "implementation", c->column->implementation,
				   "version", c->description.version, "requirement", r->id, "level",
				   level_name(r->level), "status", status, "message",
				   record_string(message));
	bool expected = must_fail != NULL ? judge_control(must_fail, r, status, stage, record)
					  : judge_expectation(c, r, status, message, record);

	set_text(record, "stage", stage);
	json_object_set_new(record, "expected", json_boolean(expected));
	return record;
}

static void add_rerun(const struct cell *c, const struct requirement *r, json_t *record)
{
	char text[1024];
	bool by_name = strcmp(c->column->implementation, "exec") != 0;

	snprintf(text, sizeof(text), "mmapspec run %s %s%s%s --filter %s",
		 by_name ? "--impl" : "--exec", by_name ? "" : "'",
		 by_name ? c->column->label : c->column->command, by_name ? "" : "'", r->id);
	set_text(record, "rerun", text);
}

static bool add_result(const struct broker_result *result, void *data)
{
	struct cell *c = data;
	const char *stage = json_string_value(json_object_get(result->verdict, "stage"));
	json_t *record = result_json(c, result->requirement, result->status, result->message,
				     stage != NULL ? stage : "test");
	json_t *transcript = json_object_get(result->verdict, "transcript");
	json_t *cuts = json_object_get(result->verdict, "cuts");

	json_object_set_new(record, "seconds", json_real(result->seconds));
	set_text(record, "value", json_string_value(json_object_get(result->verdict, "value")));
	set_text(record, "value", result->value);
	if (cuts != NULL)
		json_object_set(record, "cuts", cuts);
	if (strcmp(result->status, "pass") != 0 && strcmp(result->status, "skip") != 0) {
		if (transcript != NULL)
			json_object_set(record, "transcript", transcript);
		set_text(record, "stderr", result->error_text);
		replay_record(record, result->verdict, result->status, &c->description,
			      c->column->implementation);
		add_rerun(c, result->requirement, record);
	}
	json_array_append_new(c->records, record);
	for (size_t i = 0; i < c->count; i++)
		if (c->selected[i] == result->requirement)
			c->seen[i] = true;
	c->done++;
	progress(c);
	c->stopped = c->stopped || (c->options->fail_fast &&
				    !json_is_true(json_object_get(record, "expected")));
	return !c->stopped;
}

static void add_problem(const struct requirement *r, const char *text, void *data)
{
	struct cell *c = data;

	known_problem(c->records, c->id, r->id, text);
}

/* Slow starters serve many tests with one process, as long as they stay clean. */
static bool keeps_warm(const struct cell *c)
{
	static const double slow = 0.04;

	return c->options->debug == DEBUG_NOTHING &&
	       (c->options->adapters == ADAPTERS_WARM ||
	        (c->options->adapters == ADAPTERS_AUTO && c->start > slow));
}

static int select_requirements(struct cell *c)
{
	size_t count;
	const struct requirement *const *all = c->options->self_test ? self_tests_all(&count)
								     : requirements_all(&count);

	c->selected = calloc(count + 1, sizeof(*c->selected));
	c->seen = calloc(count + 1, sizeof(*c->seen));
	if (c->selected == NULL || c->seen == NULL)
		return complain("memory is out");
	for (size_t i = 0; i < count; i++)
		if (run_selects(c->options, c->column->label, all[i]) &&
		    (c->options->self_test || requirement_applies(all[i], &c->description)))
			c->selected[c->count++] = all[i];
	if (c->options->debug == DEBUG_NOTHING || c->count <= 1)
		return 0;
	return complain("--gdb: one requirement is wanted, not %zu; --filter ID names it", c->count);
}

static json_t *claims_json(const struct description *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->claim_count; i++)
		json_array_append_new(list, json_string(d->claim_texts[i]));
	return list;
}

static json_t *cell_json(const struct cell *c)
{
	const struct description *d = &c->description;
	json_t *cell = json_pack("{s:s, s:s, s:s, s:s}", "record", "cell", "cell", c->id,
				 "implementation", c->column->implementation, "column",
				 c->column->label);
	char started[32];
	time_t now = time(NULL);

	strftime(started, sizeof(started), "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
	json_object_update(cell, c->environment);
	set_text(cell, "started", started);
	if (d->name == NULL)
		return cell;
	set_text(cell, "name", d->name);
	set_text(cell, "version", d->version);
	set_text(cell, "language", d->language);
	set_text(cell, "homepage", d->homepage);
	set_text(cell, "issues", d->issues);
	json_object_set_new(cell, "claims", claims_json(d));
	json_object_set_new(cell, "page", json_integer(d->page));
	json_object_set_new(cell, "granularity", json_integer(d->granularity));
	json_object_set_new(cell, "jobs", json_integer(c->options->jobs));
	set_text(cell, "adapters", keeps_warm(c) ? "warm" : "fresh");
	return cell;
}

static void add_missing(struct cell *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!c->seen[i])
			json_array_append_new(c->records, result_json(c, c->selected[i], "error",
								      "it was not run", "test"));
}

static double seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int run_selected(struct cell *c, const char *scratch, json_t *cell)
{
	static const double no_limit = 100000; /* days: a person looks at it */
	double begin = seconds_now();
	struct broker_order order = {
		.column = c->column, .selected = c->selected, .count = c->count,
		.scratch = scratch, .abilities = abilities_probe(scratch),
		.jobs = c->options->jobs,
		.timeout_multiplier = c->options->debug == DEBUG_NOTHING
					      ? c->options->timeout_multiplier : no_limit,
		.warm = keeps_warm(c), .debug = c->options->debug, .finished = add_result, .problem = add_problem, .data = c,
	};
	int status = c->count > 0 ? broker_run(&order) : 0;

	progress(c);
	if (status == 0 && !interrupted && !c->stopped)
		add_missing(c);
	json_object_set_new(cell, "seconds", json_real(seconds_now() - begin));
	json_object_set_new(cell, "partial", json_boolean(interrupted || c->stopped));
	return status;
}

static int run_described(struct cell *c, const char *scratch)
{
	char path[4096];
	json_t *cell;
	int status;

	snprintf(c->id, sizeof(c->id), "%s@%s@%lld", c->column->label,
		 record_text(c->environment, "filesystem"), (long long)c->description.page);
	c->facts = (struct cell_facts){ .column = c->column->label,
					.version = c->description.version,
					.filesystem = record_text(c->environment, "filesystem"),
					.description = &c->description,
					.page = c->description.page };
	if (c->options->known != NULL)
		snprintf(path, sizeof(path), "%s", c->options->known);
	else
		snprintf(path, sizeof(path), "%s/known-failures.json", c->column->folder);
	c->known = known_load(path);
	if (c->known == NULL)
		return EXIT_USAGE;
	cell = cell_json(c);
	json_array_append_new(c->records, cell);
	known_check(c->known, &c->facts, c->id, c->options, c->records);
	status = select_requirements(c);
	if (status == 0)
		status = run_selected(c, scratch, cell);
	if (status == 0 && c->options->update != NULL)
		known_update_cell(c->options->update, path, c->known, &(struct known_cell){
			.column = c->column, .facts = &c->facts, .options = c->options,
			.records = c->records, .id = c->id });
	return status;
}

int cell_run(const struct column *column, const struct run_options *options, json_t *records)
{
	struct cell c = { .column = column, .options = options, .records = records };
	struct arena arena = { 0 };
	const char *scratch = scratch_create(options->dir), *wrong;
	int status = 0;

	if (scratch == NULL)
		return EXIT_USAGE;
	c.environment = environment_json(scratch);
	wrong = process_describe(column, &arena, &c.description,
				 options->timeout_multiplier, &c.start);
	if (wrong != NULL) {
		c.description = (struct description){ 0 };
		snprintf(c.id, sizeof(c.id), "%s@%s@0", column->label,
			 record_text(c.environment, "filesystem"));
		json_array_append_new(records, cell_json(&c));
		set_text(json_array_get(records, json_array_size(records) - 1), "problem", wrong);
	} else {
		status = run_described(&c, scratch);
	}
	scratch_remove();
	arena_free(&arena);
	json_decref(c.environment);
	json_decref(c.known);
	free(c.selected);
	free(c.seen);
	return status;
}
