/* SPDX-License-Identifier: MIT
 *
 * The end of a test: one JSON object to the runner, then Criterion's own verdict, so
 * that both agree. */
#include "notes.h"
#include "test_private.h"
#include "text_json.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static const struct requirement *running;
static int runner = -1;
static int fixtures;
static bool lacking; /* an ability of the machine or the directory */
static const char *observed;
static json_t *clean; /* adapters that may be lent again */
static unsigned cuts_made, cuts_lost;

void verdict_start(const struct requirement *r, int broker)
{
	running = r;
	runner = broker;
}

void fixture_begin(void)
{
	fixtures++;
}

void fixture_end(void)
{
	fixtures--;
}

bool fixture_running(void)
{
	return fixtures > 0;
}

void verdict_lacking(void)
{
	lacking = true;
}

/* Where the test was: what the machine lacks is no matter of the test. */
static const char *stage(void)
{
	if (lacking)
		return "ability";
	return fixtures > 0 ? "fixture" : "test";
}

void verdict_observe(const char *text)
{
	observed = text;
}

/* Power cuts so far, and those that lost what nobody had flushed. */
void verdict_cuts(unsigned made, unsigned lost)
{
	cuts_made = made;
	cuts_lost = lost;
}

/* What shows the failure again.  After a pass as well: its adapter may still end badly. */
static json_t *replay_json(const char *status, const char *message)
{
	struct line script = { 0 };
	json_t *text = NULL;

	notes_write(&script, running, status, message);
	if (!script.failed && script.size != 0)
		text = text_json(script.text);
	line_free(&script);
	return text;
}

static json_t *transcript_json(void)
{
	json_t *lines = json_array();
	size_t count;
	const char *const *line = transcript(&count);

	for (size_t i = 0; i < count; i++)
		json_array_append_new(lines, text_json(line[i]));
	return lines;
}

/* The adapters that another test may have: after a pass, or a skip whose objects can still
 * be destroyed. */
static json_t *clean_json(bool skipped)
{
	json_t *pids = json_array();

	for (unsigned i = 0; i < MAX_ADAPTERS; i++) {
		struct session *s = session_number(i);

		if (s == NULL || s->kept == 0)
			continue;
		use_adapter(i);
		if (skipped)
			handles_destroy(s);
		if (clean_end(s))
			json_array_append_new(pids, json_integer(s->pid));
	}
	return pids;
}

static void report(const char *status, const char *message)
{
	json_t *record = json_pack("{s:s, s:s, s:s, s:o}", "requirement", running->id, "status",
				   status, "stage", stage(), "message", text_json(message));
	char *text;

	if (observed != NULL && strcmp(status, "skip") != 0)
		json_object_set_new(record, "value", text_json(observed));
	if (clean != NULL)
		json_object_set(record, "clean", clean);
	if (cuts_made != 0)
		json_object_set_new(record, "cuts", json_pack("{s:i, s:i}", "made", (int)cuts_made,
							      "lost", (int)cuts_lost));
	if (strcmp(status, "pass") != 0 && strcmp(status, "skip") != 0) {
		json_object_set_new(record, "transcript", transcript_json());
		json_object_set_new(record, "handles", text_json(handles_named(message)));
	}
	if (strcmp(status, "skip") != 0 && strcmp(status, "error") != 0)
		json_object_set_new(record, "replay", replay_json(status, message));
	text = json_dumps(record, JSON_COMPACT);
	if (text == NULL || send(runner, text, strlen(text), MSG_NOSIGNAL) < 0) {
		fprintf(stderr, "the verdict did not reach the runner\n");
		abort();
	}
	free(text);
	json_decref(record);
}

/* Something goes wrong while a skip cleans up: the skip stands, and nothing is lent again. */
static void clean_up_after_skip(const char **status, const char **message)
{
	static const char *skipping;

	if (skipping == NULL && strcmp(*status, "skip") == 0) {
		skipping = *message;
		clean = clean_json(true);
	} else if (skipping != NULL) {
		*status = "skip";
		*message = skipping;
	}
}

void verdict(const char *status, const char *message)
{
	clean_up_after_skip(&status, &message);
	files_remove();
	report(status, message);
	/* Under a debugger there is no Criterion around the test (criterion_child.c). */
	if (getenv("MMAPSPEC_ALONE") != NULL)
		exit(0);
	if (strcmp(status, "skip") == 0)
		cr_skip("%s", message);
	cr_assert_fail("%s: %s", status, message);
	abort();
}

void verdict_pass(void)
{
	clean = clean_json(false);
	files_remove();
	report("pass", "");
}

void fail(const char *format, ...)
{
	va_list list;
	char *text = NULL;

	va_start(list, format);
	if (vasprintf(&text, format, list) < 0)
		text = NULL;
	va_end(list);
	verdict("fail", text != NULL ? text : "memory is out");
}

void skip(const char *format, ...)
{
	va_list list;
	char *text = NULL;

	va_start(list, format);
	if (vasprintf(&text, format, list) < 0)
		text = NULL;
	va_end(list);
	verdict("skip", text != NULL ? text : "memory is out");
}

void broken(const char *format, ...)
{
	va_list list;
	char *text = NULL;

	va_start(list, format);
	if (vasprintf(&text, format, list) < 0)
		text = NULL;
	va_end(list);
	verdict("error", text != NULL ? text : "memory is out");
}
