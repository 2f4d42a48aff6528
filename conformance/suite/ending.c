/* SPDX-License-Identifier: MIT */
#include "ending.h"
#include "files.h"
#include "handles.h"
#include "keep.h"
#include "notes.h"
#include "release.h"
#include "reuse.h"
#include "session.h"
#include "suite.h"
#include "text_json.h"
#include "transcript.h"

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

static json_t *transcript_json(void)
{
	json_t *lines = json_array();
	size_t count;
	const char *const *line = transcript_lines(&count);

	for (size_t i = 0; i < count; i++)
		json_array_append_new(lines, text_json(line[i]));
	return lines;
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
	if (!passed && !skipped) {
		json_object_set_new(record, "transcript", transcript_json());
		json_object_set_new(record, "handles", text_json(handles_named(message)));
	}
	if (!skipped && strcmp(status, "error") != 0)
		add_replay(record, status, message);
}

const struct verdict_ending test_ending = {
	.give_back = give_back,
	.clean_up = files_remove,
	.explain = explain,
};
