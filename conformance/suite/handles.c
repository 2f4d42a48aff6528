/* SPDX-License-Identifier: MIT */
#include "handles.h"
#include "test_memory.h"
#include "notes.h"
#include "session.h"
#include "suite.h"

#include <ctype.h>
#include <stdlib.h>

enum { MAX_HANDLES = 4096 };

/* In the order in which they were made; destroyed from the last to the first. */
static struct made {
	const struct session *session;
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
		if (kept[i].handle == handle && kept[i].pid == session_current()->pid)
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

/* A method of a context manager that returns its object answers the object's own handle. */
static bool gives_itself(const struct answer *a)
{
	const char *at = a->request;

	return a->operation == OP_native && next_handle(&at) == a->value.number;
}

void handles_remember(const struct answer *a)
{
	const struct made *before;

	if (!a->ok || a->value.tag != VALUE_HANDLE || count == MAX_HANDLES)
		return;
	before = find(a->value.number);
	if (before != NULL && gives_itself(a))
		return;
	if (before != NULL) {
		note_blind("it compares the numbers of handles");
		fail("protocol: @%lld was given twice: a handle number is never used again in one "
		     "process, but %s and %s both answered it",
		     (long long)a->value.number, asked(before->answer), asked(a));
	}
	kept[count++] = (struct made){ .session = session_current(),
		                       .pid = session_current()->pid,
		                       .handle = a->value.number,
		                       .answer = a };
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

const char *handles_named(const char *message)
{
	const char *text = "";

	mark(message);
	for (size_t i = 0; i < count; i++)
		if (kept[i].named)
			text = keep_format("%s%s@%lld is the %s of %s", text,
			                   *text != '\0' ? "; " : "", (long long)kept[i].handle,
			                   noun(kept[i].answer->operation), asked(kept[i].answer));
	return text;
}

size_t handles_count(void)
{
	return count;
}

int64_t handles_at(size_t i, const struct session *s)
{
	bool lives = s->leased && kept[i].pid == s->pid;

	return kept[i].session == s && lives ? kept[i].handle : 0;
}

void handles_forget(void)
{
	count = 0;
}
