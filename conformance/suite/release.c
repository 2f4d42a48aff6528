/* SPDX-License-Identifier: MIT */
#include "release.h"
#include "files.h"
#include "handles.h"
#include "keep.h"
#include "session.h"
#include "suite.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void release_objects(struct session *s)
{
	for (size_t i = handles_count(); i-- > 0;) {
		int64_t handle = handles_at(i, s);
		const struct arg args[] = { { .value = value_handle(handle) }, { .end = true } };

		/* One that the test destroyed itself is refused: that is no matter. */
		if (handle != 0)
			suite_call(OP_destroy, args);
	}
}

static bool is_of_the_test(const char *target)
{
	for (size_t i = 0; i < files_count(); i++)
		if (strncmp(target, files_at(i)->path, strlen(files_at(i)->path)) == 0)
			return true;
	return false;
}

static int descriptors_of_files(void)
{
	const char *path = keep_format("/proc/%d/fd", adapter_pid());
	DIR *dir = opendir(path);
	struct dirent *entry;
	int found = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char target[1024];
		ssize_t n = readlinkat(dirfd(dir), entry->d_name, target, sizeof(target) - 1);

		target[n > 0 ? n : 0] = '\0';
		found += is_of_the_test(target);
	}
	if (dir != NULL)
		closedir(dir);
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
	const char *able = getenv("MMAPSPEC_ABILITIES");

	if (able == NULL || (strtoul(able, NULL, 0) & NEEDS_LINUX_PROC) == 0)
		return;
	for (unsigned i = 0; i < MAX_ADAPTERS; i++) {
		struct session *s = session_number(i);

		if (s == NULL)
			continue;
		use_adapter(i);
		check_session(s);
	}
}
