/* SPDX-License-Identifier: MIT */
#include "release.h"
#include "files.h"
#include "handles.h"
#include "reuse_check.h"
#include "session.h"
#include "suite.h"

#include <stdlib.h>

void release_objects(const struct session *s)
{
	for (size_t i = handles_count(); i-- > 0;) {
		int64_t handle = handles_at(i, s);
		const struct arg args[] = { { .value = value_handle(handle) }, { .end = true } };

		/* One that the test destroyed itself is refused: that is no matter. */
		if (handle != 0)
			suite_call(OP_destroy, args);
	}
}

static void count_of_the_test(void *found, const char *number, const char *target)
{
	(void)number;
	for (size_t i = 0; i < files_count(); i++)
		if (strncmp(target, files_at(i)->path, strlen(files_at(i)->path)) == 0) {
			++*(int *)found;
			return;
		}
}

static int descriptors_of_files(void)
{
	int found = 0;

	descriptors_each(adapter_pid(), count_of_the_test, &found);
	note_action("opened %d %s", found, getenv("MMAPSPEC_DIR"));
	return found;
}

static int maps_of_files(void)
{
	int found = 0;

	for (size_t i = 0; i < files_count(); i++)
		found += map_entries(files_at(i));
	return found;
}

/* The adapter that is talked to now. */
static void check_session(struct session *s)
{
	fixture_begin();
	release_objects(s);
	fixture_end();
	if (descriptors_of_files() == 0 && maps_of_files() == 0)
		return;
	/* A collector may take its time. */
	settle();
	expect(descriptors_of_files() == 0,
	       "leak: %d descriptors of the test's files are open after every object was destroyed",
	       descriptors_of_files());
	expect(maps_of_files() == 0,
	       "leak: %d maps of the test's files are left after every object was destroyed",
	       maps_of_files());
}

void release_check(void)
{
	if (!can(NEEDS_LINUX_PROC))
		return;
	for (unsigned i = 0; i < MAX_ADAPTERS; i++) {
		struct session *s = session_number(i);

		if (s == NULL)
			continue;
		use_adapter(i);
		check_session(s);
	}
}
