/* SPDX-License-Identifier: MIT
 *
 * mmapspec run: every selected requirement on every selected implementation. */
#include "options.h"
#include "outputs.h"
#include "replay.h"
#include "runner.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: mmapspec run [OPTION ...]\n"
    "\n"
    "Runs the requirements on every implementation found, and says what is absent.\n"
    "\n"
    "  --impl NAME[,NAME...]  only these: a folder of impl/ or a column (cpython-3.13.0)\n"
    "  --exec COMMAND         an adapter of your own instead (see impl/README.md)\n"
    "  --dir DIR              make the files there: the file system under test (TMPDIR)\n"
    "  --filter GLOB          only requirements with such an id, for example 'resize.*'\n"
    "  --operation NAME       only requirements about that operation\n"
    "  --edition VERSION      the reference's edition: 2.4, 3.9 or 3.13 (the default)\n"
    "  --adapters KIND        a process for each test (fresh), one for many tests as long as\n"
    "                         it stays clean (warm), or by how slowly it starts (auto)\n"
    "  --jobs N               tests at the same time (as many as processors)\n"
    "  --fail-fast            stop at the first result that is not as expected\n"
    "  --strict               a failed recommendation fails the run too\n"
    "  --known-failures FILE  instead of the implementation's own list\n"
    "  --timeout-multiplier X stretch all time limits (slow machines, emulators)\n"
    "  --json FILE            results, one JSON object a line\n"
    "  --junit FILE           results as JUnit XML\n"
    "  --tap FILE             results as TAP 13\n"
    "  --check                with --exec or --impl: does the adapter keep the protocol?\n"
    "  --must-fail KIND       the adapter is a control: every required requirement must fail\n"
    "                         behind its fixture (nothing, refused), or none may pass (any)\n"
    "  --differs              the requirements in which the columns differ, and who did what\n"
    "  --replay FILE          run the script of a failure on one implementation; status 1: the\n"
    "                         failure shows again, 0: it does not, 2: it cannot be run\n"
    "  --keep-replays DIR     the scripts of the failures: DIR/COLUMN/ID.replay, and ID.py where\n"
    "                         a program shows it too\n"
    "  --verbose              one line for each failure, known or not\n"
    "\n"
    "Exit status: 0 all as expected; 1 not; 2 wrong usage or set-up; 3 nothing was run.\n";

enum {
	IMPL = 256, EXEC, DIRECTORY, FILTER, OPERATION_, EDITION, ADAPTERS, JOBS, FAIL_FAST, STRICT,
	KNOWN, MULTIPLIER, JSON, JUNIT, TAP, CHECK, MUST_FAIL, DIFFERS, VERBOSE, HELP,
	REPLAY, KEEP_REPLAYS
};

static const struct option options[] = {
	{ "impl", required_argument, NULL, IMPL },
	{ "exec", required_argument, NULL, EXEC },
	{ "dir", required_argument, NULL, DIRECTORY },
	{ "filter", required_argument, NULL, FILTER },
	{ "operation", required_argument, NULL, OPERATION_ },
	{ "edition", required_argument, NULL, EDITION },
	{ "adapters", required_argument, NULL, ADAPTERS },
	{ "jobs", required_argument, NULL, JOBS },
	{ "fail-fast", no_argument, NULL, FAIL_FAST },
	{ "strict", no_argument, NULL, STRICT },
	{ "known-failures", required_argument, NULL, KNOWN },
	{ "timeout-multiplier", required_argument, NULL, MULTIPLIER },
	{ "json", required_argument, NULL, JSON },
	{ "junit", required_argument, NULL, JUNIT },
	{ "tap", required_argument, NULL, TAP },
	{ "check", no_argument, NULL, CHECK },
	{ "must-fail", required_argument, NULL, MUST_FAIL },
	{ "differs", no_argument, NULL, DIFFERS },
	{ "replay", required_argument, NULL, REPLAY },
	{ "keep-replays", required_argument, NULL, KEEP_REPLAYS },
	{ "verbose", no_argument, NULL, VERBOSE },
	{ "help", no_argument, NULL, HELP },
	{ NULL, 0, NULL, 0 },
};

struct arguments {
	struct run_options run;
	const char *impl, *exec, *json, *junit, *tap;
	const char *replay, *keep_replays;
	bool check, differs, help;
};

static int set_edition(const char *edition)
{
	static const char *const editions[] = { "2.4", "3.9", "3.13" };

	for (size_t i = 0; i < 3; i++)
		if (strcmp(edition, editions[i]) == 0)
			return setenv("MMAPSPEC_EDITION", edition, 1);
	return complain("--edition %s: it is one of 2.4, 3.9, 3.13", edition);
}

static int set_operation(struct arguments *a, const char *name)
{
	const char *names[OPERATIONS], *near;

	if (operation_find(name, strlen(name)) != OPERATIONS) {
		a->run.operation = name;
		return 0;
	}
	for (size_t i = 0; i < OPERATIONS; i++)
		names[i] = operation_table[i].name;
	near = nearest(name, names, OPERATIONS);
	return complain("--operation %s: no operation is called so%s%s", name,
			near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

static int set_must_fail(struct arguments *a, const char *kind)
{
	a->run.must_fail = kind;
	if (strcmp(kind, "nothing") == 0 || strcmp(kind, "refused") == 0 ||
	    strcmp(kind, "any") == 0)
		return 0;
	return complain("--must-fail %s: it is one of nothing, refused, any", kind);
}

static int set_adapters(struct arguments *a, const char *kind)
{
	static const char *const kinds[] = { "auto", "fresh", "warm" };

	for (size_t i = 0; i < 3; i++) {
		if (strcmp(kind, kinds[i]) != 0)
			continue;
		a->run.adapters = (enum adapters)i;
		return 0;
	}
	return complain("--adapters %s: it is one of auto, fresh, warm", kind);
}

static int set_multiplier(struct arguments *a, const char *text)
{
	char *end;

	a->run.timeout_multiplier = strtod(text, &end);
	if (*text != '\0' && *end == '\0' && a->run.timeout_multiplier >= 0.1 &&
	    a->run.timeout_multiplier <= 1000)
		return 0;
	return complain("--timeout-multiplier %s: a number from 0.1 to 1000 is wanted", text);
}

static int set_option(struct arguments *a, int option)
{
	switch (option) {
	case IMPL: a->impl = optarg; return 0;
	case EXEC: a->exec = optarg; return 0;
	case DIRECTORY: a->run.dir = optarg; return 0;
	case FILTER: a->run.filter = optarg; return 0;
	case OPERATION_: return set_operation(a, optarg);
	case MUST_FAIL: return set_must_fail(a, optarg);
	case EDITION: return set_edition(optarg);
	case ADAPTERS: return set_adapters(a, optarg);
	case JOBS:
		a->run.jobs = (int)option_number("--jobs", optarg, 1, 64);
		return a->run.jobs < 0 ? EXIT_USAGE : 0;
	case FAIL_FAST: a->run.fail_fast = true; return 0;
	case STRICT: a->run.strict = true; return 0;
	case KNOWN: a->run.known = optarg; return 0;
	case MULTIPLIER: return set_multiplier(a, optarg);
	case JSON: a->json = optarg; return 0;
	case JUNIT: a->junit = optarg; return 0;
	case TAP: a->tap = optarg; return 0;
	case CHECK: a->check = true; return 0;
	case REPLAY: a->replay = optarg; return 0;
	case KEEP_REPLAYS: a->keep_replays = optarg; return 0;
	case DIFFERS: a->differs = true; return 0;
	case VERBOSE: a->run.verbose = true; return 0;
	case HELP: case 'h': a->help = true; return 0;
	default: return EXIT_USAGE;
	}
}

/* An id that is spelled out must exist. */
static int check_filter(const char *filter)
{
	const struct requirement *const *all;
	const char **ids, *near;
	size_t count;

	if (filter == NULL || strpbrk(filter, "*?[") != NULL || requirement_find(filter) != NULL)
		return 0;
	all = requirements_all(&count);
	ids = calloc(count + 1, sizeof(*ids));
	for (size_t i = 0; ids != NULL && i < count; i++)
		ids[i] = all[i]->id;
	near = ids != NULL ? nearest(filter, ids, count) : NULL;
	free(ids);
	return complain("--filter %s: no requirement has that id%s%s", filter,
			near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

static int check_arguments(const struct arguments *a, int argc, char **argv)
{
	if (optind < argc)
		return complain("run takes no operand: %s", argv[optind]);
	if (a->impl != NULL && a->exec != NULL)
		return complain("--impl and --exec exclude each other");
	if (a->run.known != NULL && access(a->run.known, R_OK) != 0)
		return complain("--known-failures %s: no such file", a->run.known);
	return check_filter(a->run.filter);
}

static int parse(int argc, char **argv, struct arguments *a)
{
	const char *tmp = getenv("TMPDIR");
	int option, status = 0;

	*a = (struct arguments){ .run = { .dir = tmp != NULL ? tmp : "/tmp",
					  .timeout_multiplier = 1 } };
	a->run.jobs = (int)sysconf(_SC_NPROCESSORS_ONLN);
	while (status == 0 && (option = next_option(argc, argv, options)) != -1)
		status = set_option(a, option);
	return status != 0 || a->help ? status : check_arguments(a, argc, argv);
}

static int find_columns(const struct arguments *a, struct columns *columns)
{
	char here[4096];

	if (a->exec == NULL)
		return columns_discover(columns, a->impl);
	if (getcwd(here, sizeof(here)) == NULL)
		return complain("the current folder cannot be named");
	return columns_add(columns, "exec", "exec", a->exec, NULL, here);
}

static void add_absent(json_t *records, const struct column *column)
{
	json_array_append_new(records,
			      json_pack("{s:s, s:s, s:s, s:s}", "record", "absent",
					"implementation", column->implementation, "column",
					column->label, "reason", column->absent));
}

static int run_columns(const struct arguments *a, const struct columns *columns, json_t *records)
{
	int status = 0;

	for (size_t i = 0; i < columns->count && status == 0 && !interrupted; i++) {
		if (columns->at[i].absent != NULL)
			add_absent(records, &columns->at[i]);
		else
			status = cell_run(&columns->at[i], &a->run, records);
	}
	return status;
}

static int check_columns(const struct columns *columns)
{
	int status = EXIT_NOTHING;

	for (size_t i = 0; i < columns->count; i++) {
		int one = columns->at[i].absent == NULL ? check_adapter(&columns->at[i]) : 0;

		if (status == EXIT_NOTHING || one != 0)
			status = one;
	}
	return status;
}

static void print_failures(const json_t *records)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *status = record_text(record, "status");

		if (record_is(record, "result") && strcmp(status, "pass") != 0 &&
		    strcmp(status, "skip") != 0)
			printf("%-8s %s  %s  %s%s\n", status, record_text(record, "cell"),
			       record_text(record, "requirement"), record_text(record, "message"),
			       json_is_true(json_object_get(record, "expected")) ? "" : "  [NEW]");
	}
}

static int write_outputs(const struct arguments *a, const json_t *records)
{
	int failed = 0;

	if (a->run.verbose)
		print_failures(records);
	if (a->differs)
		output_differs(stdout, records);
	output_screen(stdout, records);
	if (a->json != NULL)
		failed |= records_write(records, a->json);
	if (a->junit != NULL)
		failed |= output_junit(a->junit, records);
	if (a->tap != NULL)
		failed |= output_tap(a->tap, records);
	if (a->keep_replays != NULL)
		failed |= replay_keep(records, a->keep_replays);
	return failed != 0 ? EXIT_USAGE : 0;
}

/* What the records come to. */
static int verdict(const struct arguments *a, const json_t *records)
{
	size_t i, results = 0, cells = 0;
	bool unexpected = false;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *problem = record_text(record, "problem");

		cells += record_is(record, "cell");
		results += record_is(record, "result");
		if (record_is(record, "cell") && *problem != '\0' && a->exec != NULL)
			return complain("--exec %s: %s", a->exec, problem);
		unexpected = unexpected || *problem != '\0' || record_is(record, "known") ||
			     (record_is(record, "result") &&
			      !json_is_true(json_object_get(record, "expected")));
	}
	if (unexpected)
		return EXIT_UNEXPECTED;
	if (results == 0 && a->run.filter != NULL && cells > 0) {
		complain("no requirement that applies has an id like %s; `mmapspec list` names them",
			 a->run.filter);
		return EXIT_NOTHING;
	}
	return results == 0 ? EXIT_NOTHING : EXIT_EXPECTED;
}

int command_run(int argc, char **argv)
{
	struct arguments a;
	struct columns columns = { 0 };
	json_t *records = json_array();
	int status = parse(argc, argv, &a), outputs;

	if (status == 0 && a.help)
		return fputs(help, stdout) < 0;
	if (status == 0)
		status = find_columns(&a, &columns);
	if (status == 0 && a.replay != NULL)
		return replay_run(a.replay, &columns, &a.run);
	if (status == 0 && a.check)
		return check_columns(&columns);
	if (status == 0)
		status = run_columns(&a, &columns, records);
	if (status == 0) {
		records_add_mutants(records);
		outputs = write_outputs(&a, records);
		status = outputs != 0 ? outputs : verdict(&a, records);
	}
	if (interrupted)
		complain("interrupted: the results are partial and say so");
	columns_free(&columns);
	json_decref(records);
	return interrupted ? EXIT_UNEXPECTED : status;
}
