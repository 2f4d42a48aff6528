/* SPDX-License-Identifier: MIT
 *
 * The script of a test, from its notes: paths and handles as they are anywhere. */
#include "test_memory.h"
#include "notes_private.h"
#include "session.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Append text with every from replaced. */
static void append_replaced(struct line *out, const char *text, size_t size, const char *from,
                            const char *to)
{
	const char *end = text + size, *found;

	while ((found = memmem(text, (size_t)(end - text), from, strlen(from))) != NULL) {
		line_append(out, text, (size_t)(found - text));
		line_text(out, to);
		text = found + strlen(from);
	}
	line_append(out, text, (size_t)(end - text));
}

static char *in_hex(const char *text)
{
	struct line line = { 0 };

	for (; *text != '\0'; text++)
		line_format(&line, "%02x", (unsigned char)*text);
	return keep_line(&line);
}

/* In all of the script: text and hexadecimal. */
static void replace(struct line *script, const char *from, const char *to)
{
	for (int hex = 0; hex < 2; hex++) {
		struct line after = { 0 };

		append_replaced(&after, script->text, script->size, hex ? in_hex(from) : from,
		                hex ? in_hex(to) : to);
		line_free(script);
		*script = after;
	}
}

static void relocate(struct line *script)
{
	const char *dir = getenv("MMAPSPEC_DIR");

	if (dir == NULL || script->failed || script->size == 0)
		return;
	replace(script, keep_format("%s/%d/", dir, (int)getpid()), "%DIR%/file-");
	replace(script, dir, "%DIR%");
}

/* How far the handles of that adapter are from those of a fresh one: it may have served
 * other tests.  Adapters count on by one. */
static long long handles_before(const struct notes *n, unsigned adapter)
{
	for (size_t i = 0; i < n->count; i++) {
		const char *found = n->at[i].kind == NOTE_ANSWER && n->at[i].adapter == adapter
		                        ? strstr(n->at[i].text, " ok @")
		                        : NULL;

		if (found != NULL)
			return strtoll(found + 5, NULL, 10) - 1;
	}
	return 0;
}

/* A handle begins a word, or is an item, or the same within a text. */
static bool begins_handle(const char *line, const char *at)
{
	if (!isdigit((unsigned char)at[1]) || at == line)
		return false;
	return strchr(" =[,", at[-1]) != NULL || (at - line >= 3 && strncmp(at - 3, "%20", 3) == 0);
}

static void write_line(struct line *out, const char *line, long long before)
{
	const char *at = line, *from = line;

	for (; before != 0 && (at = strchr(at, '@')) != NULL; at++) {
		char *end;
		long long handle;

		if (!begins_handle(line, at))
			continue;
		handle = strtoll(at + 1, &end, 10);
		line_append(out, from, (size_t)(at + 1 - from));
		line_format(out, "%lld", handle > before ? handle - before : handle);
		from = end;
	}
	line_text(out, from);
	line_text(out, "\n");
}

/* A long value is written as its size and sum. */
static bool write_sum(struct line *out, const char *line)
{
	const char *word = strchr(line, ' ');

	if (strlen(line) <= SUM_ANSWER || word == NULL || strncmp(word, " ok ", 4) != 0)
		return false;
	line_format(out, "%.*s ok sum:%zu:%016llx\n", (int)(word - line), line, strlen(word + 4),
	            (unsigned long long)note_sum(NOTE_SUM_START, word + 4, strlen(word + 4)));
	return true;
}

static void write_note(struct line *out, const struct note *note, long long before)
{
	if (note->kind == NOTE_ANSWER) {
		line_text(out, "!answer ");
		if (write_sum(out, note->text))
			return;
	}
	if (note->kind == NOTE_ACTION)
		line_text(out, "!");
	write_line(out, note->text, before);
}

/* A comment is one line whatever is in it. */
static void write_comment(struct line *out, const char *before, const char *text)
{
	line_format(out, "# %s", before);
	for (; *text != '\0'; text++)
		line_format(out, "%c", (unsigned char)*text < ' ' ? ' ' : *text);
	line_text(out, "\n");
}

/* The notes up to the decisive answer. */
static void write_notes(struct line *out, const struct notes *n)
{
	long long before[MAX_ADAPTERS];
	unsigned adapter = 0;
	bool last = false;

	for (unsigned i = 0; i < MAX_ADAPTERS; i++)
		before[i] = handles_before(n, i);
	for (size_t i = 0; i < n->count && !(last && n->at[i].kind != NOTE_ANSWER); i++) {
		const struct note *note = &n->at[i];

		if (note->adapter != adapter)
			line_format(out, "!adapter %u\n", note->adapter);
		adapter = note->adapter;
		write_note(out, note, before[adapter]);
		last = last || (n->decisive != NULL && note->text == n->decisive);
	}
}

void notes_write(struct line *out, const struct requirement *r, const char *status,
                 const char *message)
{
	const struct notes *n = notes_all();
	bool answered = strcmp(status, "fail") == 0;
	const char *missing = n->outside;

	if (missing == NULL && answered && n->decisive == NULL)
		missing = n->blind;
	if (missing != NULL)
		write_comment(out, "incomplete, no reproducer: ", missing);
	write_comment(out, "mmapspec replay 1: ", r->id);
	write_comment(out, "", r->statement);
	if (strcmp(status, "pass") != 0)
		write_comment(out, "", message);
	write_notes(out, n);
	if (answered)
		line_text(out, n->decisive != NULL ? "!ends answer\n" : "!ends all\n");
	else if (strcmp(status, "pass") != 0)
		line_format(out, "!ends %s\n", status);
	relocate(out);
}
