/* SPDX-License-Identifier: MIT
 *
 * What a test did, remembered line by line. */
#include "json_from_text.h"
#include "test_memory.h"
#include "notes_private.h"
#include "readable_lines.h"
#include "session.h"
#include "suite.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static struct notes notes;

const struct notes *notes_all(void)
{
	return &notes;
}

static void add(enum note_kind kind, unsigned adapter, const char *text)
{
	size_t size = strlen(text);

	/* Long answers are written as their sums. */
	notes.size += (kind == NOTE_ANSWER && size > SUM_ANSWER ? 64 : size) + 16;
	if (notes.size > LARGEST_SCRIPT || notes.count == MOST_NOTES) {
		note_outside("it is longer than 64 KiB");
		return;
	}
	notes.at[notes.count++] = (struct note){ .kind = kind, .adapter = adapter, .text = text };
}

enum { TRANSCRIPT_LINES = 40 };

static struct {
	bool answer;
	const char *line;
} transcript[TRANSCRIPT_LINES];
static size_t lines_seen;

static void remember(bool answer, const char *line)
{
	size_t slot = lines_seen++ % TRANSCRIPT_LINES;

	transcript[slot].answer = answer;
	transcript[slot].line = line;
}

const char *const *notes_transcript(size_t *count)
{
	static const char *ordered[TRANSCRIPT_LINES];
	size_t n = lines_seen < TRANSCRIPT_LINES ? lines_seen : TRANSCRIPT_LINES;

	for (size_t i = 0; i < n; i++) {
		size_t slot = (lines_seen - n + i) % TRANSCRIPT_LINES;
		bool answer = transcript[slot].answer;

		ordered[i] =
		    keep_format("%s %s", answer ? "<" : ">",
		                shown(answer ? show_answer : show_request, transcript[slot].line));
	}
	*count = n;
	return ordered;
}

json_t *notes_transcript_json(void)
{
	json_t *lines = json_array();
	size_t count;
	const char *const *line = notes_transcript(&count);

	for (size_t i = 0; i < count; i++)
		json_array_append_new(lines, text_json(line[i]));
	return lines;
}

void note_request(unsigned adapter, const char *line)
{
	remember(false, line);
	add(NOTE_REQUEST, adapter, line);
}

void note_answer(unsigned adapter, const char *line)
{
	remember(true, line);
	add(NOTE_ANSWER, adapter, line);
}

void note_action(const char *format, ...)
{
	va_list list;
	char text[2048];
	int n;

	va_start(list, format);
	n = vsnprintf(text, sizeof(text), format, list);
	va_end(list);
	if (n < 0 || (size_t)n >= sizeof(text))
		note_outside("one of its lines is too long");
	else
		add(NOTE_ACTION, notes.adapter, keep_text(text, (size_t)n));
}

void note_lease(unsigned adapter, bool unprivileged)
{
	note_adapter(adapter);
	note_action("lease%s", unprivileged ? " unprivileged" : "");
}

void notes_restart(void)
{
	unsigned current = 0;

	notes.count = notes.size = 0;
	notes.outside = notes.blind = notes.decisive = NULL;
	lines_seen = 0;
	for (unsigned i = 0; i < MAX_ADAPTERS; i++) {
		const struct session *s = session_number(i);

		if (s != NULL) {
			note_lease(i, verdict_requirement()->unprivileged);
			/* What is looked at first is a process that has begun to serve. */
			add(NOTE_REQUEST, i, "1 hello 1");
			add(NOTE_ANSWER, i, "1 ok protocol=1");
		}
		if (s == session_current())
			current = i;
	}
	note_adapter(current);
}

void note_adapter(unsigned adapter)
{
	notes.adapter = adapter;
}

void note_outside(const char *why)
{
	if (notes.outside == NULL)
		notes.outside = why;
}

void note_blind(const char *why)
{
	notes.blind = why;
}

void note_decisive(const struct answer *a)
{
	notes.decisive = a != NULL ? a->request : NULL;
}

uint64_t note_sum(uint64_t sum, const void *data, size_t size)
{
	const unsigned char *bytes = data;

	for (size_t i = 0; i < size; i++)
		sum = (sum ^ bytes[i]) * UINT64_C(1099511628211);
	return sum;
}

/* "VERB PATH[ NUMBER] b:HEX" */
static void add_bytes(const char *before, const void *data, size_t size)
{
	struct line line = { 0 };
	struct value v = value_bytes(data, size);

	if (size > LARGEST_SCRIPT / 2) {
		note_outside("a file of it is too long");
		return;
	}
	line_text(&line, before);
	value_write(&line, &v);
	add(NOTE_ACTION, notes.adapter, keep_line(&line));
}

static bool is_fill(const unsigned char *bytes, size_t size)
{
	return size > SUM_READ && memcmp(bytes, bytes + 1, size - 1) == 0;
}

void note_file(const struct file *f, const void *data, size_t size)
{
	const unsigned char *bytes = data;

	if (is_fill(bytes, size))
		note_action("file %s fill:%zu:%02x", f->path, size, bytes[0]);
	else
		add_bytes(keep_format("file %s ", f->path), data, size);
}

void note_pattern_file(const struct file *f, int64_t size)
{
	note_action("file %s pattern:%lld", f->path, (long long)size);
}

void note_store(const struct file *f, int64_t offset, const void *data, size_t size)
{
	add_bytes(keep_format("store %s %lld ", f->path, (long long)offset), data, size);
}

void note_read(const struct file *f, int64_t offset, const void *found, size_t size)
{
	if (size <= SUM_READ)
		add_bytes(keep_format("read %s %lld ", f->path, (long long)offset), found, size);
	else
		note_action("sum %s %lld %zu %016llx", f->path, (long long)offset, size,
		            (unsigned long long)note_sum(NOTE_SUM_START, found, size));
}
