/* SPDX-License-Identifier: MIT */
#include "causes.h"
#include "handles.h"
#include "json_from_text.h"
#include "notes.h"
#include "runner_link.h"
#include "session.h"
#include "test_memory.h"
#include "verdict.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* In memory of their own, because the test's memory may be given back. */
static struct cause {
	const char *status; /* "fail", "died" or "timeout" */
	char *message, *normal;
	unsigned count;
} kept[MAX_CAUSES + 1];
static size_t count;

bool causes_any(void)
{
	return count > 0;
}

static bool is_process(long long number)
{
	for (unsigned i = 0; i < MAX_ADAPTERS; i++)
		if (session_number(i) != NULL && session_number(i)->pid == number)
			return true;
	return number == getpid() || number == session_current()->pid;
}

/* The message without handles and process ids, which differ between processes. */
static char *normalised(const char *message)
{
	char *out = must_realloc(NULL, strlen(message) + 1), *to = out;

	for (const char *at = message; *at != '\0';) {
		size_t digits = strspn(at, "0123456789");
		bool word = at == message || !isalnum((unsigned char)at[-1]);

		if (digits == 0 || !word)
			*to++ = *at++;
		else if (at > message && (at[-1] == '@' || is_process(strtoll(at, NULL, 10))))
			at += digits;
		else
			while (digits-- > 0)
				*to++ = *at++;
	}
	*to = '\0';
	return out;
}

/* The end of a quoted text that begins at the quote; quotes in it are escaped. */
static const char *quoted_end(const char *at)
{
	for (at++; *at != '\0' && *at != '"'; at++)
		at += *at == '\\' && at[1] != '\0';
	return *at == '"' ? at + 1 : at;
}

/* The end of the number that begins there; `at` if none does. */
static const char *number_end(const char *at)
{
	const char *digits = at + (*at == '-');

	if (!isdigit((unsigned char)*digits))
		return at;
	if (digits[0] == '0' && digits[1] == 'x')
		return digits + 2 + strspn(digits + 2, "0123456789abcdef");
	return digits + strspn(digits, "0123456789");
}

/* The size of a clause, a word with a slash; 0 if there is none. */
static size_t clause_size(const char *at)
{
	size_t size = strcspn(at, " ,()");

	return memchr(at, '/', size) != NULL && memchr(at, '"', size) == NULL ? size : 0;
}

char *cause_shape(const char *message)
{
	char *out = normalised(message), *to = out;
	const char *at = out, *end;

	while (*at != '\0') {
		bool word = at == out || !isalnum((unsigned char)at[-1]);
		size_t clause = word ? clause_size(at) : 0;

		if (clause != 0) {
			memmove(to, at, clause);
			to += clause;
			at += clause;
		} else if (*at == '"') {
			at = quoted_end(at);
			*to++ = '"';
		} else if (word && (end = number_end(at)) != at) {
			at = end;
			/* A list of numbers is as one number. */
			if (to - out >= 3 && memcmp(to - 3, "#, ", 3) == 0)
				to -= 2;
			else
				*to++ = '#';
		} else {
			*to++ = *at++;
		}
	}
	*to = '\0';
	return out;
}

static struct cause *find(const char *normal)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(kept[i].normal, normal) == 0)
			return &kept[i];
	return NULL;
}

/* Add what reproduces and explains it: script, transcript, handles. */
static void add_evidence(json_t *object, const struct cause *c)
{
	struct line script = { 0 };

	notes_write(&script, verdict_requirement(), c->status, c->message);
	json_object_set_new(object, "replay", text_json(keep_line(&script)));
	json_object_set_new(object, "transcript", notes_transcript_json());
	json_object_set_new(object, "handles", text_json(handles_named(c->message)));
}

/* Send it at once, so that the runner has it even if the test does not reach its end. */
static void tell(const struct cause *c)
{
	const char *status = strcmp(c->status, "died") == 0 ? "crash" : c->status;
	json_t *object =
	    json_pack("{s:o, s:s}", "message", text_json(c->message), "status", status);
	char *text;

	if (count <= CAUSES_SHOWN)
		add_evidence(object, c);
	text = json_dumps(object, JSON_COMPACT);
	runner_tell("cause", text);
	free(text);
	json_decref(object);
}

static void add(const char *status, const char *message)
{
	struct cause *before;
	char *normal;

	if (count == MAX_CAUSES)
		message = "there are more causes";
	normal = normalised(message);
	before = find(normal);
	if (before != NULL) {
		before->count++;
		free(normal);
		return;
	}
	kept[count] = (struct cause){ status, strdup(message), normal, 1 };
	if (kept[count].message == NULL)
		abort();
	count++;
	tell(&kept[count - 1]);
}

void cause_add(const char *message)
{
	const char *over = session_current()->over;
	bool protocol = over != NULL && strcmp(over, "protocol") == 0;

	verdict_expecting();
	if (over != NULL)
		note_decisive(NULL);
	add(over != NULL && !protocol ? over : "fail", message);
	note_decisive(NULL);
}

void cause_add_verdict(const char *status, const char *message)
{
	bool died = strcmp(status, "died") == 0;

	if (died && session_current()->leased)
		message = session_give_up(status, message);
	add(status, message);
}

static bool all_are(const char *status)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(kept[i].status, status) != 0)
			return false;
	return true;
}

const char *causes_status(void)
{
	if (all_are("died"))
		return "crash";
	return all_are("timeout") ? "timeout" : "fail";
}

const char *causes_message(void)
{
	return kept[0].message;
}

void causes_finish(json_t *record)
{
	json_t *counts = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(counts, json_integer(kept[i].count));
	json_object_set_new(record, "counts", counts);
}
