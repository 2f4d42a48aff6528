/* SPDX-License-Identifier: MIT
 *
 * One cell: an implementation on a directory.  Ask it who it is, select what applies,
 * run, and keep a record of each result. */
#include "cell/cell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "adapters/handshake.h"
#include "adapters/targets.h"
#include "base/messages.h"
#include "base/temporary_folder.h"
#include "base/terminal.h"
#include "cell/broker.h"
#include "cell/cell_private.h"
#include "cell/environment.h"
#include "cell/known.h"
#include "cell/known_update.h"
#include "cell/records.h"
#include "cell/run_options.h"
#include "describe.h"

volatile int interrupted;

static void progress(const struct cell *c)
{
	if (terminal_clever(STDERR_FILENO))
		fprintf(stderr, "\r\033[K%s  %zu of %zu%s", c->target->label, c->done, c->count,
			c->done == c->count ? "\r\033[K" : "");
}

static bool add_result(const struct broker_result *result, void *data)
{
	struct cell *c = data;
	json_t *record = cell_ran(c, result);

	c->stopped = c->stopped || (c->options->fail_fast &&
				    !json_is_true(json_object_get(record, "expected")));
	cell_append(c, record);
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

/* A known failure may show when the adapter ends, or only in a later test. */
static bool has_known_failure(const struct requirement *r, void *data)
{
	struct cell *c = data;

	return known_entry(c->known, r->id, &c->facts) != NULL;
}

/* What starts more slowly than a test's own process serves many tests, as long as it stays
 * clean. */
static bool keeps_warm(const struct cell *c)
{
	static const double slow = 0.015;

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
		if (run_selects(c->options, c->target->label, all[i]) &&
		    (c->options->self_test || requirement_applies(all[i], &c->description)))
			c->selected[c->count++] = all[i];
	if (c->options->debug == DEBUG_NOTHING || c->count <= 1)
		return 0;
	return complain("--gdb: one requirement is wanted, not %zu; --filter ID names it", c->count);
}

static void add_missing(struct cell *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!c->seen[i])
			cell_append(c, cell_result(c, c->selected[i], "error", "it was not run",
						   "test"));
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
		.target = c->target, .selected = c->selected, .count = c->count,
		.scratch = scratch, .abilities = abilities_probe(scratch),
		.jobs = c->options->jobs,
		.timeout_multiplier = c->options->debug == DEBUG_NOTHING
					      ? c->options->timeout_multiplier : no_limit,
		.warm = c->warm, .debug = c->options->debug, .alone = has_known_failure,
		.finished = add_result, .problem = add_problem, .data = c,
	};
	int status = c->count > 0 ? broker_run(&order) : 0;

	progress(c);
	if (status == 0 && !interrupted && !c->stopped && !c->starved)
		add_missing(c);
	cell_set(c, cell, "seconds", json_real(seconds_now() - begin));
	cell_set(c, cell, "partial", json_boolean(interrupted || c->stopped));
	return status;
}

/* What is lost would look like less to find: then there are no results at all. */
static int check_starved(const struct cell *c)
{
	return c->starved ? complain("memory is out: the results of %s are not whole",
				     c->target->label)
			  : 0;
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
			.target = c->target, .facts = &c->facts, .options = c->options,
			.records = c->records, .id = c->id });
	return status;
}

static int run_described(struct cell *c, const char *scratch)
{
	char path[4096];
	json_t *cell;

	c->facts = (struct cell_facts){ .target = c->target->label,
					.version = c->description.version,
					.filesystem = record_text(c->environment, "filesystem"),
					.description = &c->description,
					.page = c->description.page };
	if (c->options->known != NULL)
		snprintf(path, sizeof(path), "%s", c->options->known);
	else
		snprintf(path, sizeof(path), "%s/known-failures.json", c->target->folder);
	c->known = known_load(path);
	if (c->known == NULL)
		return EXIT_USAGE;
	cell = cell_record(c);
	cell_append(c, cell);
	return c->starved ? check_starved(c) : run_known(c, scratch, path, cell);
}

static int run_undescribed(struct cell *c, const char *wrong)
{
	json_t *cell = cell_record(c);

	cell_set_text(c, cell, "problem", wrong);
	cell_append(c, cell);
	return check_starved(c);
}

int cell_run(const struct target *target, const struct run_options *options, json_t *records)
{
	struct cell c = { .target = target, .options = options, .records = records };
	struct arena arena = { 0 };
	const char *scratch = temporary_folder_create(options->dir), *wrong;
	int status;

	if (scratch == NULL)
		return EXIT_USAGE;
	c.environment = environment_json(scratch);
	wrong = handshake(target, &arena, &c.description,
				 options->timeout_multiplier, &c.start);
	if (wrong != NULL)
		c.description = (struct description){ 0 };
	c.warm = keeps_warm(&c);
	cell_name(&c);
	if (c.starved)
		status = check_starved(&c);
	else
		status = wrong != NULL ? run_undescribed(&c, wrong) : run_described(&c, scratch);
	temporary_folder_remove();
	arena_free(&arena);
	json_decref(c.environment);
	json_decref(c.known);
	json_decref(c.name);
	free(c.selected);
	free(c.seen);
	return status;
}
