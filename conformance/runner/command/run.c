/* SPDX-License-Identifier: MIT
 *
 * mmapspec run: every selected requirement on every selected implementation. */
#include "command/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "adapters/discover_targets.h"
#include "base/messages.h"
#include "base/standard_output.h"
#include "cell/test_loop.h"
#include "cell/records.h"
#include "cell/run_options.h"
#include "command/commands.h"
#include "replay/replay.h"

static int find_exec(const struct arguments *a, struct targets *targets)
{
	char here[4096];

	if (getcwd(here, sizeof(here)) == NULL)
		return complain("the current folder cannot be named");
	targets_add(targets, "exec", "exec", a->exec, NULL, here);
	return 0;
}

int find_targets(const struct arguments *a, struct targets *targets)
{
	char *failed = a->only != NULL && a->impl == NULL ? failed_names(a) : NULL;
	int status = a->exec != NULL ? find_exec(a, targets)
	                             : targets_discover(targets, failed != NULL ? failed : a->impl);

	free(failed);
	if (status == 0 && a->only != NULL)
		failed_keep(a, targets);
	return status;
}

static int check_targets(const struct targets *targets)
{
	int status = EXIT_NOTHING;

	for (size_t i = 0; i < targets->count; i++) {
		int one = targets->at[i].absent == NULL ? check_adapter(&targets->at[i]) : 0;

		if (status == EXIT_NOTHING || one != 0)
			status = one;
	}
	return status;
}

/* A debugger has one terminal. */
static int check_debug(const struct targets *targets)
{
	size_t present = 0;

	for (size_t i = 0; i < targets->count; i++)
		present += targets->at[i].absent == NULL;
	if (present == 1)
		return 0;
	return complain("--gdb: expected one target, got %zu; --impl or --exec names it", present);
}

static int run_once(struct arguments *a, const struct targets *targets)
{
	json_t *records = json_array();
	int status, updated = 0;

	a->run.lists = a->update ? json_array() : NULL;
	status = run_targets(a, targets, records);
	if (status == 0) {
		status = outcome_tell(a, records);
	}
	if (a->update && status != EXIT_USAGE)
		updated = known_update(a, records);
	json_decref(a->run.lists);
	json_decref(records);
	return updated != 0 ? updated : status;
}

static int run_found(struct arguments *a, const struct targets *targets)
{
	int status;

	if (a->print_cells)
		return cells_print(a, targets);
	if (a->replay != NULL)
		return replay_run(a->replay, targets, &a->run);
	if (a->check)
		return check_targets(targets);
	status = a->run.debug != DEBUG_NOTHING ? check_debug(targets) : 0;
	if (status != 0)
		return status;
	status = a->repeat > 1 || a->until_fail ? run_repeated(a, targets) : run_once(a, targets);
	if (interrupted)
		complain("interrupted: the results are partial and say so");
	return interrupted ? EXIT_UNEXPECTED : status;
}

/* If an output goes to standard output, everything else that is printed goes to standard
 * error. */
static int place_outputs(const struct arguments *a)
{
	const struct output_option outputs[] = {
		{ "--json", a->json },
		{ "--junit", a->junit },
		{ "--tap", a->tap },
		{ "--markdown", a->markdown },
		{ "--known-failures", a->update ? a->run.known : NULL },
	};

	if (a->print_cells || a->check || a->replay != NULL)
		return 0;
	return standard_output_place(outputs, COUNT(outputs), true);
}

static int run_with(struct arguments *a)
{
	struct targets targets = { 0 };
	int status = place_outputs(a);

	if (status == 0 && a->failed_from != NULL)
		status = failed_read(a);
	if (status == 0)
		status = find_targets(a, &targets);
	if (status == 0)
		status = run_found(a, &targets);
	targets_free(&targets);
	return status;
}

int command_run(int argc, char **argv)
{
	struct arguments a;
	int status = arguments_parse(argc, argv, &a);

	if (status < 0)
		status = run_with(&a);
	arguments_free(&a);
	return status;
}
