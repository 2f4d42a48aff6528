/* SPDX-License-Identifier: MIT
 *
 * The options of mmapspec run, and which of them exclude each other. */
#include "command/run.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "base/options.h"
#include "cell/run_options.h"
#include "adapter_description.h"

enum { JOBS_MAX = 64, REPEAT_MAX = 1000000 };

#define FLAG(name, member, help) OPTION_FLAG(name, struct arguments, member, help)
#define TEXT(name, argument, member, help)                                                         \
	OPTION_TEXT(name, argument, struct arguments, member, help)
#define NUMBER(name, argument, member, least, most, help)                                          \
	OPTION_NUMBER(name, argument, struct arguments, member, least, most, help)

/* The words of enumerations, in their order (run_options.h); "" is what no option says. */
static const char *const adapters[] = { "auto", "fresh", "warm", NULL };
static const char *const controls[] = { "", "nothing", "refused", "any", NULL };
static const char *const debugged[] = { "", "adapter", "test", NULL };
static const char *const editions[] = { "", "2.4", "3.9", "3.13", NULL };
static const char *const flavours[] = { "", "unix", "windows", NULL };

static int set_operation(void *data, const char *value)
{
	struct arguments *a = data;
	const char *names[OPERATIONS];

	a->run.operation = value;
	if (operation_find(value, strlen(value)) != OPERATIONS)
		return 0;
	for (size_t i = 0; i < OPERATIONS; i++)
		names[i] = operation_table[i].name;
	return complain_unknown("--operation: ", "operation", value, names, OPERATIONS);
}

static int set_multiplier(void *data, const char *value)
{
	struct arguments *a = data;
	char *end;
	double multiplier = strtod(value, &end);

	if (*value == '\0' || *end != '\0' || !(multiplier >= 0.1 && multiplier <= 1000))
		return complain(
		    "--timeout-multiplier: expected a number from 0.1 to 1000, got \"%s\"", value);
	a->run.timeout_multiplier = multiplier;
	return 0;
}

static const struct option_row rows[] = {
	{ .name = "What is run:" },
	TEXT("impl", "NAME[,NAME...]", impl,
	     "only these: a folder of impl/ or a target (cpython-3.13.0)"),
	TEXT("exec", "COMMAND", exec, "an adapter of your own instead (see impl/README.md)"),
	TEXT("dir", "DIR", run.dir, "make the files there: the file system under test (TMPDIR)"),
	TEXT("filter", "GLOB", run.filter,
	     "only requirements with such an id, for example 'resize.*'"),
	OPTION_CALL("operation", "NAME", set_operation, "only requirements about that operation"),
	TEXT("failed-from", "FILE", failed_from,
	     "only what was not as expected in these results, on the same targets (- reads "
	     "standard input)"),
	OPTION_WORD("edition", "VERSION", struct arguments, edition, editions,
	            "the reference's edition: 2.4, 3.9 or 3.13 (the default)"),
	OPTION_WORD("flavour", "SYSTEM", struct arguments, flavour, flavours,
	            "the reference's flavour: unix (the default), or windows, under Wine"),
	{ .name = "How:" },
	OPTION_WORD("adapters", "KIND", struct arguments, run.adapters, adapters,
	            "an adapter process for each test (fresh), one that is leased to many tests as "
	            "long as it is fit for reuse (warm), or by how slowly it starts (auto)"),
	NUMBER("jobs", "N", run.jobs, 1, JOBS_MAX,
	       "tests at the same time (two for each processor that it may use)"),
	OPTION_CALL("timeout-multiplier", "FACTOR", set_multiplier,
	            "stretch all time limits (slow machines, emulators)"),
	NUMBER("repeat", "N", repeat, 1, REPEAT_MAX,
	       "all of it N times; a requirement that comes out differently fails the run"),
	FLAG("until-fail", until_fail,
	     "repeat until a result is not as expected (at most --repeat times, if that is given)"),
	FLAG("fail-fast", run.fail_fast, "stop at the first result that is not as expected"),
	OPTION_WORD_OR_NONE(
	    "gdb", "WHAT", struct arguments, run.debug, debugged,
	    "the one selected test without time limits, and gdb on the terminal: on "
	    "its adapter, or on the test itself (--gdb=test); the environment's GDB "
	    "is the command (gdb)"),
	FLAG("print-cells", print_cells, "run nothing: print a command line for each target"),
	{ .name = "What is expected:" },
	FLAG("strict", run.strict, "a failed recommendation fails the run too"),
	NUMBER("max-skips", "N", max_skips, 0, REPEAT_MAX,
	       "more skips than that on a target fail the run"),
	TEXT("known-failures", "FILE", run.known, "instead of the implementation's own list"),
	FLAG("update-known-failures", update,
	     "rewrite that list, so that the same run is as expected"),
	OPTION_WORD(
	    "must-fail", "KIND", struct arguments, run.must_fail, controls,
	    "the adapter is a control: every required requirement must fail after its fixture "
	    "(nothing, refused), or none may pass (any)"),
	FLAG("check", check, "with --exec or --impl: does the adapter keep the protocol?"),
	FLAG("self-test", run.self_test,
	     "the runner's own tests, one of each outcome, instead of the requirements (they need "
	     "the adapter that conformance/README.md names)"),
	{ .name =
	      "What is told (FILE - is standard output; the screen then goes to standard error):" },
	TEXT("json", "FILE", json, "results, one JSON object a line"),
	TEXT("junit", "FILE", junit, "results as JUnit XML"),
	TEXT("tap", "FILE", tap, "results as TAP 13"),
	TEXT("markdown", "FILE", markdown,
	     "the matrix as Markdown, for a CI summary: at most 512 KiB; the last line says what "
	     "is left out"),
	TEXT("keep-replays", "DIR", keep_replays,
	     "the scripts of the failures: DIR/TARGET/ID.replay, and ID.py where a program shows "
	     "it too"),
	TEXT("replay", "FILE", replay,
	     "instead: run the script of a failure on one implementation; status 1: the failure "
	     "shows again, 0: it does not, 2: it cannot be run"),
	FLAG("differs", differs, "the requirements in which the targets differ, and who did what"),
	FLAG("verbose", run.verbose, "each failure, known or not, and each value recorded"),
	{ 0 },
};

/* For --print-cells and for the rerun lines.  A value may be no UTF-8. */
static void remember(void *data, const char *name, const char *value)
{
	struct arguments *a = data;

	json_array_append_new(a->given,
	                      json_pack("[s, o]", name,
	                                value != NULL ? json_string_nocheck(value) : json_null()));
}

static const struct command_line line = {
	"mmapspec run",
	NULL,
	"Runs the requirements on every implementation found, and says what is absent.",
	"Exit status: 0 all as expected; 1 not; 2 wrong usage or set-up; 3 nothing was tested: no "
	"required requirement of those selected passed or failed, or all were skipped (with "
	"--failed-from: nothing failed there).  With --update-known-failures the status is that of "
	"the run before the update: 1 where the list was changed; the same run is 0 then.",
	rows,
	remember,
};

/* An update wants one whole run of an implementation that is meant to pass. */
static int check_together(const struct arguments *a)
{
	bool from_input = a->failed_from != NULL && strcmp(a->failed_from, "-") == 0;
	const struct {
		bool first, second;
		const char *text;
	} pairs[] = {
		{ a->impl != NULL, a->exec != NULL, "--impl and --exec" },
		{ a->update, a->run.must_fail != PASSES,
		  "--update-known-failures and --must-fail" },
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

	for (size_t i = 0; i < COUNT(pairs); i++)
		if (pairs[i].first && pairs[i].second)
			return complain("%s exclude each other", pairs[i].text);
	return 0;
}

/* An id that is spelled out must exist. */
static int check_filter(const char *filter)
{
	const struct requirement *const *all;
	const char **ids;
	size_t count;
	int status;

	if (filter == NULL || strpbrk(filter, "*?[") != NULL || requirement_find(filter) != NULL)
		return 0;
	all = requirements_all(&count);
	ids = memory_array(count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[i] = all[i]->id;
	status = complain_unknown("--filter: ", "requirement", filter, ids, count);
	free(ids);
	return status;
}

int arguments_check(const struct arguments *a)
{
	int status = check_together(a);

	if (status == 0 && !a->update && a->run.known != NULL && access(a->run.known, R_OK) != 0)
		return complain("--known-failures %s: no such file", a->run.known);
	return status != 0 ? status : check_filter(a->run.filter);
}

/* Two tests at once for each processor that this process may use: a test and its adapter wait for
 * each other in turn. */
static long default_jobs(void)
{
	cpu_set_t allowed;
	int n = sched_getaffinity(0, sizeof(allowed), &allowed) == 0 ? CPU_COUNT(&allowed) : 1;

	return 2 * n < JOBS_MAX ? 2 * n : JOBS_MAX;
}

void arguments_begin(struct arguments *a)
{
	const char *tmp = getenv("TMPDIR");

	*a = (struct arguments){ .run = { .dir = tmp != NULL ? tmp : "/tmp",
		                          .jobs = default_jobs(),
		                          .timeout_multiplier = 1 },
		                 .max_skips = -1,
		                 .given = json_array() };
	a->run.given = a->given;
}

int arguments_parse(int argc, char **argv, struct arguments *a)
{
	int status;

	arguments_begin(a);
	status = options_read(&line, argc, argv, a, NULL);
	if (status >= 0)
		return status;
	if (a->edition != 0)
		setenv("MMAPSPEC_EDITION", editions[a->edition], 1);
	if (a->flavour != 0)
		setenv("MMAPSPEC_FLAVOUR", flavours[a->flavour], 1);
	status = arguments_check(a);
	return status != 0 ? status : -1;
}

void arguments_free(struct arguments *a)
{
	json_decref(a->given);
	json_decref(a->only);
}
