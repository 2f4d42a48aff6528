/* SPDX-License-Identifier: MIT
 *
 * One cell: a target in one directory.  Ask it who it is, select what applies, run, and keep a
 * record of each result. */
#include "cell/cell.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "adapters/adapter_process.h"
#include "base/clock.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "base/temporary_folder.h"
#include "base/terminal.h"
#include "cell/make_records.h"
#include "cell/records.h"

/* What is run of a cell, and how far it is. */
struct progress {
	struct cell *cell;
	json_t *records;
	const struct requirement **selected;
	bool *seen;
	size_t count, done;
	bool stopped; /* at an unexpected result, as asked */
};

static void show(const struct progress *p)
{
	if (terminal_clever(STDERR_FILENO))
		fprintf(stderr, "\r\033[K%s  %zu of %zu%s", p->cell->target->label, p->done,
		        p->count, p->done == p->count ? "\r\033[K" : "");
}

static void show_progress(const json_t *how_far, void *data)
{
	const struct progress *p = data;
	double requests = json_number_value(json_object_get(how_far, "requests")),
	       seconds = json_number_value(json_object_get(how_far, "seconds"));

	if (terminal_clever(STDERR_FILENO))
		fprintf(stderr,
		        "\r\033[K%s  %" JSON_INTEGER_FORMAT " scripts, %.0f requests a second, "
		        "%" JSON_INTEGER_FORMAT " causes of failure",
		        p->cell->target->label,
		        json_integer_value(json_object_get(how_far, "scripts")),
		        seconds > 0 ? requests / seconds : 0,
		        json_integer_value(json_object_get(how_far, "causes")));
}

static bool add_result(const struct broker_result *result, void *data)
{
	struct progress *p = data;
	json_t *record = cell_ran(p->cell, result);

	p->stopped = p->stopped || (p->cell->options->fail_fast &&
	                            !json_is_true(json_object_get(record, "expected")));
	json_array_append_new(p->records, record);
	for (size_t i = 0; i < p->count; i++)
		if (p->selected[i] == result->requirement)
			p->seen[i] = true;
	p->done++;
	show(p);
	return !p->stopped;
}

static void add_problem(const void *r, const char *text, void *data)
{
	struct progress *p = data;

	known_problem(p->records, json_string_value(p->cell->name),
	              ((const struct requirement *)r)->id, text);
}

static void add_missing(struct progress *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (!p->seen[i])
			json_array_append_new(p->records,
			                      cell_result(p->cell, p->selected[i], "error",
			                                  "it was not run", "test"));
}

/* A known failure may show when the adapter ends, or only in a later test. */
static bool has_known_failure(const struct requirement *r, void *data)
{
	const struct cell *c = ((struct progress *)data)->cell;

	return known_entry(c->known, r->id) != NULL;
}

/* What starts more slowly than a test's own process is leased again. */
static bool reuses(const struct run_options *options, double start_seconds)
{
	static const double slow = 0.015;

	return options->debug == DEBUG_NOTHING &&
	       (options->adapters == ADAPTERS_WARM ||
	        (options->adapters == ADAPTERS_AUTO && start_seconds > slow));
}

static int select_requirements(struct progress *p)
{
	const struct run_options *options = p->cell->options;
	size_t count;
	const struct requirement *const *all = options->self_test ? self_tests_all(&count)
	                                       : options->explore ? explorations_all(&count)
	                                                          : requirements_all(&count);
	bool applies = options->self_test || options->explore;

	p->selected = memory_array(count, sizeof(*p->selected));
	p->seen = memory_array(count, sizeof(*p->seen));
	for (size_t i = 0; i < count; i++)
		if (run_selects(options, p->cell->target->label, all[i]) &&
		    (applies || requirement_applies(all[i], &p->cell->description)))
			p->selected[p->count++] = all[i];
	if (options->debug == DEBUG_NOTHING || p->count <= 1)
		return 0;
	return complain("--gdb: expected one requirement, got %zu; --filter ID names it", p->count);
}

static int run_selected(struct progress *p, const char *folder, json_t *cell_record)
{
	static const double no_limit = 100000; /* days: a person looks at it */
	const struct run_options *options = p->cell->options;
	double begin = clock_seconds();
	struct broker_order order = {
		.target = p->cell->target,
		.selected = p->selected,
		.count = p->count,
		.folder = folder,
		.abilities = abilities_probe(folder),
		.jobs = options->jobs,
		.timeout_multiplier =
		    options->debug == DEBUG_NOTHING ? options->timeout_multiplier : no_limit,
		.reuse = p->cell->reuse,
		.endless = options->explore,
		.debug = options->debug,
		.fresh = has_known_failure,
		.finished = add_result,
		.progress = show_progress,
		.problem = add_problem,
		.data = p,
	};
	int status = p->count > 0 ? broker_run(&order) : 0;

	show(p);
	if (status == 0 && !interrupted && !p->stopped)
		add_missing(p);
	json_object_set_new(cell_record, "seconds", json_real(clock_seconds() - begin));
	json_object_set_new(cell_record, "partial", json_boolean(interrupted || p->stopped));
	return status;
}

/* Run what is selected; path is that of the list of known failures. */
static int run_known(struct cell *c, const char *folder, const char *path, json_t *records)
{
	struct progress p = { .cell = c, .records = records };
	struct cell_facts facts = { c->target->label, record_text(c->environment, "filesystem"),
		                    &c->description };
	const char *id = json_string_value(c->name);
	json_t *record = cell_record(c);
	int status;

	json_array_append_new(records, record);
	known_apply(c->known, &facts, id, c->options, records);
	status = select_requirements(&p);
	if (status == 0)
		status = run_selected(&p, folder, record);
	if (status == 0 && c->options->lists != NULL)
		json_array_append_new(c->options->lists,
		                      json_pack("{s:O, s:o, s:O}", "cell", c->name, "path",
		                                json_string_nocheck(path), "known", c->known));
	free(p.selected);
	free(p.seen);
	return status;
}

static int run_described(struct cell *c, const char *folder, json_t *records)
{
	char *path = c->options->known != NULL
	                 ? memory_text(c->options->known)
	                 : memory_format("%s/known-failures.json", c->target->folder);
	int status = EXIT_USAGE;

	c->known = known_load(path);
	if (c->known != NULL)
		status = run_known(c, folder, path, records);
	free(path);
	return status;
}

static void add_undescribed(const struct cell *c, const char *wrong, json_t *records)
{
	json_t *record = cell_record(c);

	record_set_text(record, "problem", wrong);
	json_array_append_new(records, record);
}

int cell_run(const struct target *target, const struct run_options *options, json_t *records)
{
	struct cell c = { .target = target, .options = options };
	struct arena arena = { 0 };
	const char *folder = temporary_folder_create(options->dir), *wrong;
	double start_seconds;
	int status = 0;

	if (folder == NULL)
		return EXIT_USAGE;
	c.environment = environment_json(folder);
	wrong =
	    handshake(target, &arena, &c.description, options->timeout_multiplier, &start_seconds);
	if (wrong != NULL)
		c.description = (struct description){ 0 };
	c.reuse = reuses(options, start_seconds);
	cell_name(&c);
	if (wrong != NULL)
		add_undescribed(&c, wrong, records);
	else
		status = run_described(&c, folder, records);
	temporary_folder_remove();
	arena_free(&arena);
	json_decref(c.environment);
	json_decref(c.known);
	json_decref(c.name);
	return status;
}
