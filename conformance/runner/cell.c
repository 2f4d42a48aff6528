/* SPDX-License-Identifier: MIT
 *
 * One cell: an implementation on a directory.  Ask it who it is, select what applies,
 * run, and turn each result into a record. */
#include "known_update.h"
#include "records.h"
#include "replay.h"
#include "runner.h"
#include "text_json.h"

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
	json_t *name; /* of the cell, as all of its records have it */
	const char *id; /* its text */
	const struct requirement **selected;
	size_t count, done;
	double start; /* seconds until an adapter's first answer */
	bool *seen;
	bool stopped; /* at an unexpected result, as asked */
	bool starved; /* memory ran out: something is not in the records */
};

static void progress(const struct cell *c)
{
	if (terminal_clever(STDERR_FILENO))
		fprintf(stderr, "\r\033[K%s  %zu of %zu%s", c->column->label, c->done, c->count,
			c->done == c->count ? "\r\033[K" : "");
}

static void set(struct cell *c, json_t *record, const char *name, json_t *value)
{
	if (json_object_set_new(record, name, value) != 0)
		c->starved = true;
}

/* Nothing is set where there is no text. */
static void set_text(struct cell *c, json_t *record, const char *name, const char *text)
{
	if (text != NULL && *text != '\0')
		set(c, record, name, text_json(text));
}

static void append(struct cell *c, json_t *record)
{
	if (json_array_append_new(c->records, record) != 0)
		c->starved = true;
}

/* A control must fail where it was broken, and not before. */
static bool judge_control(struct cell *c, const struct requirement *r, const char *status,
			  const char *stage, json_t *record)
{
	const char *must_fail = c->options->must_fail;
	const char *reason = strcmp(must_fail, "nothing") == 0   ? r->nothing_passes
			     : strcmp(must_fail, "refused") == 0 ? r->refused_passes
								 : NULL;
	bool failed = strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
		      strcmp(status, "timeout") == 0;

	if (r->level != REQUIRED || reason != NULL)
		return true;
	if (strcmp(must_fail, "any") == 0)
		return strcmp(status, "pass") != 0 && strcmp(status, "error") != 0;
	set_text(c, record, "note", !failed			      ? "the control was not caught"
				    : strcmp(stage, "fixture") == 0 ? "caught by the fixture only"
								    : NULL);
	return failed && strcmp(stage, "fixture") != 0;
}

/* Is this result as it should be, and what is to be said about it? */
static bool judge_expectation(struct cell *c, const struct requirement *r,
			      const char *status, const char *message, json_t *record)
{
	const json_t *entry = known_entry(c->known, r->id, &c->facts);
	bool failed = strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
		      strcmp(status, "timeout") == 0;

	if (strcmp(status, "skip") == 0)
		return true;
	if (!failed) {
		if (entry != NULL && strcmp(status, "pass") == 0)
			set_text(c, record, "note",
				 "unexpected pass: it is listed as a known failure");
		return strcmp(status, "pass") == 0 && entry == NULL;
	}
	if (entry != NULL && known_matches(entry, message)) {
		set(c, record, "known",
		    json_pack("{s:s, s:s}", "reason", record_text(entry, "reason"), "link",
			      record_text(entry, "link")));
		return true;
	}
	if (entry != NULL)
		set_text(c, record, "note", "it fails otherwise than its known failure says");
	/* Without --strict a recommendation binds nobody; a crash or a hang always counts. */
	return r->level != REQUIRED && !c->options->strict && strcmp(status, "fail") == 0 &&
	       entry == NULL;
}

static json_t *result_json(struct cell *c, const struct requirement *r, const char *status,
			   const char *message, const char *stage)
{
	json_t *record = json_pack("{s:s, s:O, s:o, s:o, s:s, s:s, s:s, s:o}", "record", "result",
				   "cell", c->name, "implementation",
				   text_json(c->column->implementation), "version",
				   text_json(c->description.version), "requirement", r->id, "level",
				   level_name(r->level), "status", status, "message",
				   text_json(message));
	bool expected = c->options->must_fail != NULL
				? judge_control(c, r, status, stage, record)
				: judge_expectation(c, r, status, message, record);

	set_text(c, record, "stage", stage);
	set(c, record, "expected", json_boolean(expected));
	return record;
}

static void add_rerun(struct cell *c, const struct requirement *r, json_t *record)
{
	char text[1024];
	bool by_name = strcmp(c->column->implementation, "exec") != 0;

	snprintf(text, sizeof(text), "mmapspec run %s %s%s%s --filter %s",
		 by_name ? "--impl" : "--exec", by_name ? "" : "'",
		 by_name ? c->column->label : c->column->command, by_name ? "" : "'", r->id);
	set_text(c, record, "rerun", text);
}

static bool add_result(const struct broker_result *result, void *data)
{
	struct cell *c = data;
	const char *stage = json_string_value(json_object_get(result->verdict, "stage"));
	json_t *record = result_json(c, result->requirement, result->status, result->message,
				     stage != NULL ? stage : "test");
	json_t *transcript = json_object_get(result->verdict, "transcript");
	json_t *cuts = json_object_get(result->verdict, "cuts");

	set(c, record, "seconds", json_real(result->seconds));
	set_text(c, record, "value", json_string_value(json_object_get(result->verdict, "value")));
	set_text(c, record, "value", result->value);
	if (cuts != NULL)
		set(c, record, "cuts", json_incref(cuts));
	if (strcmp(result->status, "pass") != 0 && strcmp(result->status, "skip") != 0) {
		if (transcript != NULL)
			set(c, record, "transcript", json_incref(transcript));
		set_text(c, record, "stderr", result->error_text);
		if (replay_record(record, result->verdict, result->status, &c->description,
				  c->column->implementation) != 0)
			c->starved = true;
		add_rerun(c, result->requirement, record);
	}
	c->stopped = c->stopped || (c->options->fail_fast &&
				    !json_is_true(json_object_get(record, "expected")));
	append(c, record);
	for (size_t i = 0; i < c->count; i++)
		if (c->selected[i] == result->requirement)
			c->seen[i] = true;
	c->done++;
	progress(c);
	return !c->stopped && !c->starved;
}

static void add_problem(const struct requirement *r, const char *text, void *data)
{
	struct cell *c = data;

	if (known_problem(c->records, c->id, r->id, text) != 0)
		c->starved = true;
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

	for (size_t i = 0; i < d->claim_count; i++) {
		if (json_array_append_new(list, text_json(d->claim_texts[i])) == 0)
			continue;
		json_decref(list);
		return NULL;
	}
	return list;
}

static json_t *cell_json(struct cell *c)
{
	const struct description *d = &c->description;
	json_t *cell = json_pack("{s:s, s:O, s:o, s:o}", "record", "cell", "cell", c->name,
				 "implementation", text_json(c->column->implementation), "column",
				 text_json(c->column->label));
	char started[32];
	time_t now = time(NULL);

	strftime(started, sizeof(started), "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
	if (json_object_update(cell, c->environment) != 0)
		c->starved = true;
	set_text(c, cell, "started", started);
	if (d->name == NULL)
		return cell;
	set_text(c, cell, "name", d->name);
	set_text(c, cell, "version", d->version);
	set_text(c, cell, "language", d->language);
	set_text(c, cell, "homepage", d->homepage);
	set_text(c, cell, "issues", d->issues);
	set(c, cell, "claims", claims_json(d));
	set(c, cell, "page", json_integer(d->page));
	set(c, cell, "granularity", json_integer(d->granularity));
	set(c, cell, "jobs", json_integer(c->options->jobs));
	set_text(c, cell, "adapters", keeps_warm(c) ? "warm" : "fresh");
	return cell;
}

static void add_missing(struct cell *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!c->seen[i])
			append(c, result_json(c, c->selected[i], "error", "it was not run", "test"));
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
	if (status == 0 && !interrupted && !c->stopped && !c->starved)
		add_missing(c);
	set(c, cell, "seconds", json_real(seconds_now() - begin));
	set(c, cell, "partial", json_boolean(interrupted || c->stopped));
	return status;
}

/* What is lost would look like less to find: then there are no results at all. */
static int check_starved(const struct cell *c)
{
	return c->starved ? complain("memory is out: the results of %s are not whole",
				     c->column->label)
			  : 0;
}

static void name_cell(struct cell *c)
{
	char text[256];

	snprintf(text, sizeof(text), "%s@%s@%lld", c->column->label,
		 record_text(c->environment, "filesystem"), (long long)c->description.page);
	c->name = text_json(text);
	c->id = json_string_value(c->name);
	c->starved = c->environment == NULL || c->name == NULL;
}

/* Run what is selected and learn from it; cell is the record of the cell. */
static int run_known(struct cell *c, const char *scratch, const char *known, json_t *cell)
{
	int status;

	if (known_check(c->known, &c->facts, c->id, c->options, c->records) != 0)
		c->starved = true;
	status = select_requirements(c);
	if (status == 0)
		status = run_selected(c, scratch, cell);
	if (status == 0)
		status = check_starved(c);
	if (status == 0 && c->options->update != NULL)
		known_update_cell(c->options->update, known, c->known, &(struct known_cell){
			.column = c->column, .facts = &c->facts, .options = c->options,
			.records = c->records, .id = c->id });
	return status;
}

static int run_described(struct cell *c, const char *scratch)
{
	char path[4096];
	json_t *cell;

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
	append(c, cell);
	return c->starved ? check_starved(c) : run_known(c, scratch, path, cell);
}

static int run_undescribed(struct cell *c, const char *wrong)
{
	json_t *cell = cell_json(c);

	set_text(c, cell, "problem", wrong);
	append(c, cell);
	return check_starved(c);
}

int cell_run(const struct column *column, const struct run_options *options, json_t *records)
{
	struct cell c = { .column = column, .options = options, .records = records };
	struct arena arena = { 0 };
	const char *scratch = scratch_create(options->dir), *wrong;
	int status;

	if (scratch == NULL)
		return EXIT_USAGE;
	c.environment = environment_json(scratch);
	wrong = process_describe(column, &arena, &c.description,
				 options->timeout_multiplier, &c.start);
	if (wrong != NULL)
		c.description = (struct description){ 0 };
	name_cell(&c);
	if (c.starved)
		status = check_starved(&c);
	else
		status = wrong != NULL ? run_undescribed(&c, wrong) : run_described(&c, scratch);
	scratch_remove();
	arena_free(&arena);
	json_decref(c.environment);
	json_decref(c.known);
	json_decref(c.name);
	free(c.selected);
	free(c.seen);
	return status;
}
