/* SPDX-License-Identifier: MIT
 *
 * The run of one test, from lease to verdict. */
#include "files.h"
#include "handles.h"
#include "test_memory.h"
#include "notes.h"
#include "release.h"
#include "reuse_check.h"
#include "runner_link.h"
#include "session.h"
#include "suite.h"
#include "json_from_text.h"
#include "verdict.h"

#include <stdlib.h>
#include <string.h>

static json_t *reusable; /* the processes of adapters that another test may have */

static void give_back(bool skipped)
{
	json_t *pids = json_array();

	for (unsigned i = 0; i < MAX_ADAPTERS; i++) {
		struct session *s = session_number(i);

		if (s == NULL || !s->reusable)
			continue;
		use_adapter(i);
		if (skipped)
			release_objects(s);
		if (reuse_allowed(s) && session_chatter(s) == NULL)
			json_array_append_new(pids, json_integer(s->pid));
	}
	reusable = pids;
}

/* The script that shows the failure again. */
static void add_replay(json_t *record, const char *status, const char *message)
{
	struct line script = { 0 };

	notes_write(&script, verdict_requirement(), status, message);
	json_object_set_new(record, "replay", text_json(keep_line(&script)));
}

/* A pass has a script as well: its adapter may still end badly. */
static void explain(json_t *record, const char *status, const char *message)
{
	bool passed = strcmp(status, "pass") == 0, skipped = strcmp(status, "skip") == 0;

	if (reusable != NULL)
		json_object_set(record, "clean", reusable);
	/* A cause has its own. */
	if (causes_any())
		return;
	if (!passed && !skipped) {
		json_object_set_new(record, "transcript", notes_transcript_json());
		json_object_set_new(record, "handles", text_json(handles_named(message)));
	}
	if (!skipped && strcmp(status, "error") != 0)
		add_replay(record, status, message);
}

/* What becomes of the adapters and files at the end, and what the record says besides the verdict.
 */
static const struct verdict_ending ending = {
	.give_back = give_back,
	.clean_up = files_remove,
	.explain = explain,
};

bool can(unsigned abilities)
{
	const char *text = getenv("MMAPSPEC_ABILITIES");

	return text != NULL && (abilities & ~(unsigned)strtoul(text, NULL, 0)) == 0;
}

void need(unsigned abilities)
{
	static const char *const names[] = {
		"shared maps",         "growing a file", "executable maps",
		"the adapter's /proc", "power cuts",     "maps of a descriptor that appends",
	};

	if (!can(abilities))
		verdict_lacking();
	if (!can(abilities & NEEDS_POWER))
		skip("no power cuts here: %s", getenv("MMAPSPEC_POWER"));
	for (size_t i = 0; i < COUNT(names); i++)
		if (!can(abilities & (1u << i)))
			skip("this directory or system lacks %s", names[i]);
}

void requirement_run(const struct requirement *r, void (*body)(void))
{
	const char *chatter;

	runner_connect();
	verdict_start(r, &ending);
	sessions_begin();
	need(r->needs);
	body();
	if (causes_any())
		verdict_causes();
	if (!verdict_expected())
		broken("the test expects nothing");
	release_check();
	chatter = session_chatter(session_current());
	if (chatter != NULL)
		fail("protocol: output that nobody asked for, at the end: %s", chatter);
	verdict_pass();
}
