/* SPDX-License-Identifier: MIT
 *
 * mmapspec explore: random operations against the model.  It is a run of one hidden requirement
 * (conformance/model/explore) with a screen of its own. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/messages.h"
#include "base/options.h"
#include "base/standard_output.h"
#include "cell/records.h"
#include "cell/test_loop.h"
#include "command/commands.h"
#include "command/first_screen.h"
#include "command/run.h"
#include "replay/replay.h"

enum { SECONDS_MOST = 30 * 24 * 3600 };

struct exploring {
	struct arguments common;
	long seconds, scripts, seed; /* 0: not given */
};

#define TEXT(name, argument, member, help)                                                         \
	OPTION_TEXT(name, argument, struct exploring, common.member, help)
#define NUMBER(name, argument, member, least, most, help)                                          \
	OPTION_NUMBER(name, argument, struct exploring, member, least, most, help)

static const struct option_row rows[] = {
	{ .name = "What is explored:" },
	TEXT("impl", "NAME[,NAME...]", impl,
	     "only these: a folder of impl/ or a target (cpython-3.13.0)"),
	TEXT("exec", "COMMAND", exec, "an adapter of your own instead (see impl/README.md)"),
	TEXT("dir", "DIR", run.dir, "make the files there (TMPDIR)"),
	{ .name = "How:" },
	NUMBER("seconds", "N", seconds, 1, SECONDS_MOST,
	       "stop after N seconds on each target (60)"),
	NUMBER(
	    "scripts", "N", scripts, 1, LONG_MAX,
	    "stop after N scripts on each target; without --seconds there is then no time limit"),
	NUMBER("seed", "S", seed, 1, LONG_MAX, "the same seed gives the same scripts (1)"),
	{ .name = "What is expected:" },
	TEXT("known-failures", "FILE", run.known,
	     "instead of the implementation's own list; entries for explore.sequences count"),
	{ .name =
	      "What is told (FILE - is standard output; the screen then goes to standard error):" },
	TEXT("json", "FILE", json, "results, one JSON object a line"),
	TEXT(
	    "keep-replays", "DIR", keep_replays,
	    "write the scripts of the failures (DIR/TARGET/explore.sequences.1.replay), instead of "
	    "printing them"),
	{ 0 },
};

/* For the rerun lines. */
static void remember(void *data, const char *name, const char *value)
{
	struct exploring *e = data;

	json_array_append_new(e->common.given,
	                      json_pack("[s, o]", name, json_string_nocheck(value)));
}

static const struct command_line line = {
	"mmapspec explore",
	NULL,
	"Sends random sequences of operations to each implementation found, and compares answers, "
	"files and memory with the model of the documents.  A failure is shrunk to a few requests.",
	"Exit status: 0 no unexpected failure; 1 unexpected failures; 2 wrong usage or set-up; "
	"3 nothing was tested.",
	rows,
	remember,
};

/* The test's process reads them from the environment. */
static void set_variable(const char *name, long number, bool always)
{
	char text[32];

	snprintf(text, sizeof(text), "%ld", number);
	if (number != 0 || always)
		setenv(name, text, 1);
	else
		unsetenv(name);
}

static void set_variables(const struct exploring *e)
{
	set_variable("MMAPSPEC_SEED", e->seed, false);
	set_variable("MMAPSPEC_EXPLORE_SCRIPTS", e->scripts, false);
	set_variable("MMAPSPEC_EXPLORE_SECONDS", e->seconds, e->scripts != 0);
}

/* --- the screen -------------------------------------------------------------------------- */

static void print_cause(const json_t *cause, size_t number, bool script)
{
	const char *replay = record_text(cause, "replay");

	cause_print(stdout, cause, number);
	if (script && *replay != '\0')
		printf("%s\n", replay);
}

static void print_speed(const json_t *result)
{
	const json_t *explored = json_object_get(result, "explored");
	double seconds = json_number_value(json_object_get(explored, "seconds")),
	       requests = json_number_value(json_object_get(explored, "requests"));

	printf("  %.1f s, %.0f requests a second\n", seconds, seconds > 0 ? requests / seconds : 0);
}

static void print_result(const json_t *records, const json_t *result, bool scripts)
{
	const json_t *causes = json_object_get(result, "causes"), *cause;
	const char *message = record_text(result, "message"), *value = record_text(result, "value");
	size_t i, count = json_array_size(causes);

	printf("%s: %s%s%zu causes of failure\n",
	       records_label(records, record_text(result, "cell")), value,
	       *value != '\0' ? ", " : "", count);
	json_array_foreach(causes, i, cause)
		print_cause(cause, i + 1, scripts);
	if (causes == NULL && *message != '\0')
		printf("  %s: %s\n", record_text(result, "status"), message);
	if (*record_text(result, "rerun") != '\0')
		printf("  rerun: %s\n", record_text(result, "rerun"));
	print_speed(result);
}

static int tell(const struct arguments *a, json_t *records)
{
	json_t *extensions = NULL, *record;
	int failed = 0;
	size_t i;

	json_array_foreach(records, i, record)
		if (record_is(record, "result"))
			print_result(records, record, a->keep_replays == NULL);
	screen_print_remarks(stdout, records);
	if (a->json != NULL || a->keep_replays != NULL)
		extensions = replay_translate(records);
	if (a->json != NULL)
		failed |= records_write(records, a->json);
	if (a->keep_replays != NULL)
		failed |= replay_keep(records, extensions, a->keep_replays);
	json_decref(extensions);
	fflush(stdout);
	return failed != 0 ? EXIT_USAGE : outcome_judge(a, records);
}

static int explore(const struct exploring *e)
{
	const struct output_option outputs[] = { { "--json", e->common.json } };
	struct targets targets = { 0 };
	json_t *records = json_array();
	int status = standard_output_place(outputs, 1, true);

	set_variables(e);
	if (status == 0)
		status = find_targets(&e->common, &targets);
	if (status == 0)
		status = run_targets(&e->common, &targets, records);
	if (status == 0)
		status = tell(&e->common, records);
	if (interrupted)
		complain("interrupted: the results are partial");
	targets_free(&targets);
	json_decref(records);
	return interrupted ? EXIT_UNEXPECTED : status;
}

static int explore_checked(const struct exploring *e)
{
	int status = arguments_check(&e->common);

	return status != 0 ? status : explore(e);
}

int command_explore(int argc, char **argv)
{
	struct exploring e = { .seconds = 0 };
	int status;

	arguments_begin(&e.common);
	e.common.run.explore = true;
	e.common.run.filter = "explore.*";
	e.common.run.jobs = 1;
	status = options_read(&line, argc, argv, &e, NULL);
	if (status < 0)
		status = explore_checked(&e);
	arguments_free(&e.common);
	return status;
}
