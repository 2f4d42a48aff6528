/* SPDX-License-Identifier: MIT
 *
 * What is shown and written of a run, and what it comes to. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/installation.h"
#include "base/messages.h"
#include "base/safe_text.h"
#include "cell/records.h"
#include "cell/test_loop.h"
#include "command/report_program.h"
#include "command/run.h"
#include "command/first_screen.h"
#include "adapter_description.h"
#include "replay/replay.h"

/* A failure on one line, and below it what its message does not say. */
static void print_failure(const json_t *record)
{
	const struct requirement *r = requirement_find(record_text(record, "requirement"));
	const char *handles = record_text(record, "handles");

	printf("%-8s %s  %s  %s%s\n", record_text(record, "status"), record_text(record, "cell"),
	       record_text(record, "requirement"), record_text(record, "message"),
	       json_is_true(json_object_get(record, "expected")) ? "" : "  [NEW]");
	if (handles[0] != '\0')
		printf("         where %s\n", handles);
	causes_print(stdout, record, json_array_size(json_object_get(record, "causes")));
	if (r != NULL)
		printf("         requirement: %s\n", r->statement);
}

/* Each failure, and each value that was recorded. */
static void print_details(const json_t *records)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *status = record_text(record, "status"),
		           *value = record_text(record, "value");

		if (record_is(record, "result") && strcmp(status, "pass") != 0 &&
		    strcmp(status, "skip") != 0)
			print_failure(record);
		if (record_is(record, "result") && value[0] != '\0')
			printf("value    %s  %s  %s\n", record_text(record, "requirement"),
			       record_text(record, "cell"), value);
	}
}

static int write_outputs(const struct arguments *a, json_t *records)
{
	const struct report_order differs = { .format = "differs", .records = records };
	json_t *extensions =
	    a->json != NULL || a->keep_replays != NULL ? replay_translate(records) : NULL;
	int failed = 0;

	if (a->run.verbose)
		print_details(records);
	if (a->differs)
		failed |= report_make(stdout, &differs);
	screen_print(stdout, records);
	if (a->json != NULL)
		failed |= records_write(records, a->json);
	failed |= report_records(a->junit, "junit", records);
	failed |= report_records(a->tap, "tap", records);
	failed |= report_records(a->markdown, "markdown", records);
	if (a->keep_replays != NULL)
		failed |= replay_keep(records, extensions, a->keep_replays);
	json_decref(extensions);
	return failed != 0 ? EXIT_USAGE : 0;
}

bool outcome_unexpected(const json_t *records)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record)
		if (*record_text(record, "problem") != '\0' || record_is(record, "known") ||
		    (record_is(record, "result") &&
		     !json_is_true(json_object_get(record, "expected"))))
			return true;
	return false;
}

static size_t count_kind(const json_t *records, const char *kind)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(records, i, record)
		count += record_is(record, kind);
	return count;
}

size_t outcome_results(const json_t *records)
{
	return count_kind(records, "result");
}

/* An adapter of one's own that never came to run is a mistake in the command. */
static int check_exec(const struct arguments *a, const json_t *records)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *problem = record_text(record, "problem");

		if (record_is(record, "cell") && *problem != '\0')
			return complain("--exec %s: %s", a->exec, problem);
	}
	return 0;
}

/* A control is judged by what it must fail. */
static bool untested(const struct arguments *a, const json_t *records)
{
	struct line why = { 0 };
	bool nothing = a->run.must_fail == PASSES && skips_untested(&why, records);

	if (nothing)
		complain("nothing was tested: %s", plain_of(&why));
	line_free(&why);
	return nothing;
}

int outcome_judge(const struct arguments *a, const json_t *records)
{
	int status = a->exec != NULL ? check_exec(a, records) : 0;
	bool skipped = a->max_skips >= 0 && skips_check(records, a->max_skips) > 0;

	if (status != 0)
		return status;
	if (skipped || outcome_unexpected(records))
		return EXIT_UNEXPECTED;
	if (outcome_results(records) > 0)
		return untested(a, records) ? EXIT_NOTHING : EXIT_EXPECTED;
	if (a->run.filter != NULL && !interrupted && count_kind(records, "cell") > 0)
		complain(
		    "no requirement that applies has an id like %s; `mmapspec list` names them",
		    a->run.filter);
	return EXIT_NOTHING;
}

static bool is_older(const struct stat *one, const struct stat *other)
{
	if (one->st_mtim.tv_sec != other->st_mtim.tv_sec)
		return one->st_mtim.tv_sec < other->st_mtim.tv_sec;
	return one->st_mtim.tv_nsec < other->st_mtim.tv_nsec;
}

/* Append the score of the mutants, which ci/catalogue leaves beside this program, unless the
 * program was built anew since. */
static void add_mutation_score(json_t *records)
{
	char path[PATH_MAX];
	struct stat program, score;

	snprintf(path, sizeof(path), "%.*s/mutants.ndjson", PATH_MAX - 16, program_folder());
	if (stat("/proc/self/exe", &program) == 0 && stat(path, &score) == 0 &&
	    !is_older(&score, &program))
		records_read(records, path);
}

int outcome_tell(const struct arguments *a, json_t *records)
{
	int status;

	add_mutation_score(records);
	status = write_outputs(a, records);
	fflush(stdout);
	return status != 0 ? status : outcome_judge(a, records);
}
