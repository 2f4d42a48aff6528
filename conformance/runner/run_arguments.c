/* SPDX-License-Identifier: MIT
 *
 * Reading the options of mmapspec run, and what they may not say together. */
#include "run_arguments.h"
#include "options.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MAX = 64 };

enum {
	IMPL = 256,
	EXEC,
	DIRECTORY,
	FILTER,
	OPERATION_,
	FAILED_FROM,
	EDITION,
	ADAPTERS,
	JOBS,
	MULTIPLIER,
	REPEAT,
	UNTIL_FAIL,
	FAIL_FAST,
	GDB,
	PRINT_CELLS,
	STRICT,
	MAX_SKIPS,
	KNOWN,
	UPDATE_KNOWN,
	MUST_FAIL,
	CHECK,
	SELF_TEST_,
	JSON,
	JUNIT,
	TAP,
	MARKDOWN,
	KEEP_REPLAYS,
	REPLAY,
	DIFFERS,
	VERBOSE,
	HELP
};

static const struct option options[] = {
	{ "impl", required_argument, NULL, IMPL },
	{ "exec", required_argument, NULL, EXEC },
	{ "dir", required_argument, NULL, DIRECTORY },
	{ "filter", required_argument, NULL, FILTER },
	{ "operation", required_argument, NULL, OPERATION_ },
	{ "failed-from", required_argument, NULL, FAILED_FROM },
	{ "edition", required_argument, NULL, EDITION },
	{ "adapters", required_argument, NULL, ADAPTERS },
	{ "jobs", required_argument, NULL, JOBS },
	{ "timeout-multiplier", required_argument, NULL, MULTIPLIER },
	{ "repeat", required_argument, NULL, REPEAT },
	{ "until-fail", no_argument, NULL, UNTIL_FAIL },
	{ "fail-fast", no_argument, NULL, FAIL_FAST },
	{ "gdb", optional_argument, NULL, GDB },
	{ "print-cells", no_argument, NULL, PRINT_CELLS },
	{ "strict", no_argument, NULL, STRICT },
	{ "max-skips", required_argument, NULL, MAX_SKIPS },
	{ "known-failures", required_argument, NULL, KNOWN },
	{ "update-known-failures", no_argument, NULL, UPDATE_KNOWN },
	{ "must-fail", required_argument, NULL, MUST_FAIL },
	{ "check", no_argument, NULL, CHECK },
	{ "self-test", no_argument, NULL, SELF_TEST_ },
	{ "json", required_argument, NULL, JSON },
	{ "junit", required_argument, NULL, JUNIT },
	{ "tap", required_argument, NULL, TAP },
	{ "markdown", required_argument, NULL, MARKDOWN },
	{ "keep-replays", required_argument, NULL, KEEP_REPLAYS },
	{ "replay", required_argument, NULL, REPLAY },
	{ "differs", no_argument, NULL, DIFFERS },
	{ "verbose", no_argument, NULL, VERBOSE },
	{ "help", no_argument, NULL, HELP },
	{ NULL, 0, NULL, 0 },
};

static int set_jobs(struct run_options *run, const char *text)
{
	run->jobs = (int)option_number("--jobs", text, 1, JOBS_MAX);
	return run->jobs < 0 ? EXIT_USAGE : 0;
}

static int set_option(struct arguments *a, int option)
{
	switch (option) {
	case IMPL: a->impl = optarg; return 0;
	case EXEC: a->exec = optarg; return 0;
	case DIRECTORY: a->run.dir = optarg; return 0;
	case FILTER: a->run.filter = optarg; return 0;
	case OPERATION_: return set_operation(&a->run, optarg);
	case FAILED_FROM: a->failed_from = optarg; return 0;
	case EDITION: return set_edition(optarg);
	case ADAPTERS: return set_adapters(&a->run, optarg);
	case JOBS: return set_jobs(&a->run, optarg);
	case MULTIPLIER: return set_multiplier(&a->run, optarg);
	case REPEAT: return set_number(&a->repeat, "--repeat", optarg, 1);
	case UNTIL_FAIL: a->until_fail = true; return 0;
	case FAIL_FAST: a->run.fail_fast = true; return 0;
	case GDB: return set_debug(&a->run, optarg);
	case PRINT_CELLS: a->print_cells = true; return 0;
	case STRICT: a->run.strict = true; return 0;
	case MAX_SKIPS: return set_number(&a->max_skips, "--max-skips", optarg, 0);
	case KNOWN: a->run.known = optarg; return 0;
	case UPDATE_KNOWN: a->update = true; return 0;
	case MUST_FAIL: return set_must_fail(&a->run, optarg);
	case CHECK: a->check = true; return 0;
	case SELF_TEST_: a->run.self_test = true; return 0;
	case JSON: a->json = optarg; return 0;
	case JUNIT: a->junit = optarg; return 0;
	case TAP: a->tap = optarg; return 0;
	case MARKDOWN: a->markdown = optarg; return 0;
	case KEEP_REPLAYS: a->keep_replays = optarg; return 0;
	case REPLAY: a->replay = optarg; return 0;
	case DIFFERS: a->differs = true; return 0;
	case VERBOSE: a->run.verbose = true; return 0;
	case HELP: case 'h': a->help = true; return 0;
	default: return EXIT_USAGE;
	}
}

/* An update wants one whole run of an implementation that is meant to pass. */
static int check_together(const struct arguments *a)
{
	bool from_input = a->failed_from != NULL && strcmp(a->failed_from, "-") == 0;
	const struct {
		bool first, second;
		const char *text;
	} pairs[] = {
		{ a->impl != NULL, a->exec != NULL, "--impl and --exec" },
		{ a->update, a->run.must_fail != NULL, "--update-known-failures and --must-fail" },
		{ a->update, a->run.fail_fast, "--update-known-failures and --fail-fast" },
		{ a->update, a->repeat > 1, "--update-known-failures and --repeat" },
		{ a->update, a->until_fail, "--update-known-failures and --until-fail" },
		{ a->update, a->run.debug != DEBUG_NOTHING, "--update-known-failures and --gdb" },
		{ a->print_cells, from_input, "--print-cells and --failed-from -" },
		{ a->print_cells, a->check, "--print-cells and --check" },
		{ a->print_cells, a->replay != NULL, "--print-cells and --replay" },
		{ a->update, a->replay != NULL, "--update-known-failures and --replay" },
		{ a->check, a->replay != NULL, "--check and --replay" },
		{ a->repeat > 1 || a->until_fail, a->replay != NULL, "--repeat and --replay" },
		{ a->repeat > 1, a->run.debug != DEBUG_NOTHING, "--repeat and --gdb" },
		{ a->until_fail, a->run.debug != DEBUG_NOTHING, "--until-fail and --gdb" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].first && pairs[i].second)
			return complain("%s exclude each other", pairs[i].text);
	return 0;
}

static int check_arguments(const struct arguments *a, int argc, char **argv)
{
	int status = check_together(a);

	if (optind < argc)
		return complain("run takes no operand: %s", argv[optind]);
	if (status == 0 && !a->update && a->run.known != NULL && access(a->run.known, R_OK) != 0)
		return complain("--known-failures %s: no such file", a->run.known);
	return status != 0 ? status : check_filter(a->run.filter);
}

/* For --print-cells and for the rerun lines.  A value may be no UTF-8. */
static void remember(struct arguments *a, int option)
{
	for (size_t i = 0; options[i].name != NULL; i++)
		if (options[i].val == option)
			json_array_append_new(a->given, json_pack("[s, o]", options[i].name,
				optarg != NULL ? json_string_nocheck(optarg) : json_null()));
}

/* As many tests at once as there are processors that this process may use. */
static int default_jobs(void)
{
	cpu_set_t allowed;
	int n = sched_getaffinity(0, sizeof(allowed), &allowed) == 0 ? CPU_COUNT(&allowed) : 1;

	return n < JOBS_MAX ? n : JOBS_MAX;
}

int arguments_parse(int argc, char **argv, struct arguments *a)
{
	const char *tmp = getenv("TMPDIR");
	int option, status = 0;

	*a = (struct arguments){ .run = { .dir = tmp != NULL ? tmp : "/tmp",
					  .timeout_multiplier = 1 },
				 .max_skips = -1, .given = json_array() };
	a->run.jobs = default_jobs();
	a->run.given = a->given;
	while (status == 0 && (option = next_option(argc, argv, options)) != -1) {
		status = set_option(a, option);
		remember(a, option);
	}
	return status != 0 || a->help ? status : check_arguments(a, argc, argv);
}

void arguments_free(struct arguments *a)
{
	json_decref(a->given);
	json_decref(a->only);
}
