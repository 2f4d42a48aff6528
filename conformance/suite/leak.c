/* SPDX-License-Identifier: MIT
 *
 * What is left in the adapter's process once every object of the test was destroyed: a
 * descriptor of a file of the test, or a mapping of one, is a leak. */
#include "notes.h"
#include "test_private.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MAX_HANDLES = 4096 };

/* In the order in which they were made; destroyed from the last to the first. */
static struct made {
	struct session *session;
	int pid; /* a session may get another process */
	int64_t handle;
	const struct answer *answer;
	bool named;
} kept[MAX_HANDLES];
static size_t count;

/* What has that handle in the process that is talked to now, or NULL. */
static struct made *find(int64_t handle)
{
	for (size_t i = count; i-- > 0;)
		if (kept[i].handle == handle && kept[i].pid == adapter_pid())
			return &kept[i];
	return NULL;
}

/* The next "@N" of the text from *at on that begins a word, or 0. */
static int64_t next_handle(const char **at)
{
	const char *found = *at;

	while ((found = strchr(found, '@')) != NULL) {
		bool begins = found == *at || !isalnum((unsigned char)found[-1]);

		*at = ++found;
		if (begins && isdigit((unsigned char)*found))
			return strtoll(found, NULL, 10);
	}
	return 0;
}

static bool names_handle(const char *text, int64_t handle)
{
	int64_t next;

	while ((next = next_handle(&text)) != 0)
		if (next == handle)
			return true;
	return false;
}

void leak_remember(const struct answer *a)
{
	const struct made *before;

	if (!a->ok || a->value.tag != VALUE_HANDLE || count == MAX_HANDLES)
		return;
	before = find(a->value.number);
	/* A method that returns its object answers the object's own handle. */
	if (before != NULL && names_handle(a->request, a->value.number))
		return;
	if (before != NULL) {
		note_blind("it compares the numbers of handles");
		fail("protocol: @%lld was given twice: a handle number is never used again in one "
		     "process, but %s and %s both answered it",
		     (long long)a->value.number, asked(before->answer), asked(a));
	}
	kept[count++] = (struct made){ .session = session_current(), .pid = adapter_pid(),
				       .handle = a->value.number, .answer = a };
}

/* What the operation makes, in a word. */
static const char *noun(enum operation op)
{
	const struct operation_row *row = &operation_table[op];

	if (op == OP_region_open)
		return "region";
	if (op == OP_region_buffer || op == OP_export)
		return "view";
	if (op == OP_fork)
		return "copy of the process";
	if (op == OP_file_open || op == OP_file_special)
		return "file";
	return strncmp(row->family, "module", 6) == 0 ? "object" : "map";
}

/* Mark what the text names, and what that was made of. */
static void mark(const char *text)
{
	int64_t handle;

	while ((handle = next_handle(&text)) != 0) {
		struct made *m = find(handle);

		if (m == NULL || m->named)
			continue;
		m->named = true;
		mark(m->answer->request);
	}
}

const char *leak_handles(const char *message)
{
	const char *text = "";

	mark(message);
	for (size_t i = 0; i < count; i++)
		if (kept[i].named)
			text = keep_format("%s%s@%lld is the %s of %s", text, *text != '\0' ? "; " : "",
					   (long long)kept[i].handle, noun(kept[i].answer->operation),
					   asked(kept[i].answer));
	return text;
}

void leak_destroy(struct session *s)
{
	for (size_t i = count; i-- > 0;) {
		const struct arg args[] = { { .value = value_handle(kept[i].handle) },
					    { .end = true } };

		/* One that the test destroyed itself is refused: that is no matter. */
		if (kept[i].session == s)
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
	leak_destroy(s);
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

void leak_check(void)
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
