/* SPDX-License-Identifier: MIT */
#include "verdict.h"
#include "causes.h"
#include "coverage.h"
#include "test_memory.h"
#include "runner_link.h"
#include "json_from_text.h"

#include <stdlib.h>
#include <string.h>

static const struct requirement *running;
static const struct verdict_ending *ending;
static int fixtures;
static bool expected;
static bool lacking;   /* an ability of the machine or the directory */
static char *observed; /* a copy: the test may start over */
static struct verdict_trap *trap;
static unsigned cuts_made, cuts_lost;

void verdict_start(const struct requirement *r, const struct verdict_ending *how)
{
	running = r;
	ending = how;
}

const struct requirement *verdict_requirement(void)
{
	return running;
}

void fixture_begin(void)
{
	fixtures++;
}

void fixture_end(void)
{
	fixtures--;
}

void verdict_expecting(void)
{
	expected = expected || fixtures == 0;
}

bool verdict_expected(void)
{
	return expected;
}

void verdict_lacking(void)
{
	lacking = true;
}

void verdict_observe(const char *text)
{
	free(observed);
	observed = strdup(text);
}

void verdict_cuts(unsigned made, unsigned lost)
{
	cuts_made = made;
	cuts_lost = lost;
}

/* Where the test was: what the machine lacks is no matter of the test. */
static const char *stage(void)
{
	if (lacking)
		return "ability";
	return fixtures > 0 ? "fixture" : "test";
}

static void report(const char *status, const char *message)
{
	json_t *record = json_pack("{s:s, s:s, s:s, s:o}", "requirement", running->id, "status",
	                           status, "stage", stage(), "message", text_json(message));
	char *text;

	if (observed != NULL && strcmp(status, "skip") != 0)
		json_object_set_new(record, "value", text_json(observed));
	if (cuts_made != 0)
		json_object_set_new(record, "cuts",
		                    json_pack("{s:i, s:i}", "made", (int)cuts_made, "lost",
		                              (int)cuts_lost));
	if (causes_any())
		causes_finish(record);
	coverage_report();
	ending->explain(record, status, message);
	text = json_dumps(record, JSON_COMPACT);
	runner_report(text);
	free(text);
	json_decref(record);
}

void verdict_trap(struct verdict_trap *to)
{
	trap = to;
}

static bool is_failure(const char *status)
{
	return strcmp(status, "skip") != 0 && strcmp(status, "error") != 0;
}

/* Go to the trap if one is set. */
static void be_caught(const char *status, const char *message)
{
	struct verdict_trap *to = trap;

	trap = NULL;
	if (to == NULL || !is_failure(status))
		return;
	to->status = status;
	to->message = message;
	longjmp(to->back, 1);
}

/* Under a debugger there is no Criterion around the test (criterion_main.c). */
static void end(const char *status, const char *message) __attribute__((noreturn));

static void end(const char *status, const char *message)
{
	ending->clean_up();
	report(status, message);
	if (getenv("MMAPSPEC_ALONE") != NULL)
		exit(0);
	if (strcmp(status, "skip") == 0)
		cr_skip("%s", message);
	cr_assert_fail("%s: %s", status, message);
	abort();
}

void verdict_causes(void)
{
	end(causes_status(), causes_message());
}

void verdict(const char *status, const char *message)
{
	static const char *skipping;

	be_caught(status, message);
	/* What ends the test is one more cause; a skip is none. */
	if (causes_any() && is_failure(status))
		cause_add_verdict(status, message);
	if (causes_any() && strcmp(status, "error") != 0)
		verdict_causes();
	/* If something goes wrong while a skip gives adapters back, the skip stands. */
	if (skipping != NULL) {
		status = "skip";
		message = skipping;
	} else if (strcmp(status, "skip") == 0) {
		skipping = message;
		ending->give_back(true);
	}
	end(status, message);
}

void verdict_pass(void)
{
	ending->give_back(false);
	ending->clean_up();
	report("pass", "");
}
