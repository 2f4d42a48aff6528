/* SPDX-License-Identifier: MIT
 *
 * From an operation and its arguments to a line, and from the answer's line back to a
 * struct answer, validated against operations.def. */
#include "test_private.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const kinds[] = {
	"TypeError",   "ValueError",    "OSError",     "IndexError",  "BufferError",
	"SystemError", "OverflowError", "MemoryError", "Unsupported", "AssertionError",
	"other",
};

const char *shortened(const char *line)
{
	enum { HEAD = 150, TAIL = 20 };
	size_t size = strlen(line);

	if (size <= HEAD + TAIL + 20)
		return line;
	return keep_format("%.*s...(%zu bytes)...%s", HEAD, line, size, line + size - TAIL);
}

const char *request_line(enum operation op, const struct arg *args, int64_t id)
{
	struct line line = { 0 };
	const char *kept;

	line_format(&line, "%lld %s", (long long)id, operation_table[op].name);
	for (; !args->end; args++) {
		line_text(&line, " ");
		if (args->name != NULL)
			line_format(&line, "%s=", args->name);
		value_write(&line, &args->value);
	}
	if (line.failed)
		broken("the test's memory is out");
	kept = keep_text(line.text, line.size);
	line_free(&line);
	return kept;
}

static void violation(const char *what, const char *request, const char *line)
{
	fail("protocol: %s: %s -> %s", what, shortened(request), shortened(line));
}

static const char *parse_kind(const char *word, size_t size)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strlen(kinds[i]) == size && memcmp(kinds[i], word, size) == 0)
			return kinds[i];
	return NULL;
}

/* The words behind "err": kind, errno, native, message. */
static bool parse_error(const char *at, struct answer *a)
{
	struct value number, native, message;
	struct value *const parts[] = { &number, &native, &message };
	const char *word;
	size_t size;

	word = next_word(&at, &size);
	a->kind = word != NULL ? parse_kind(word, size) : NULL;
	if (a->kind == NULL)
		return false;
	for (size_t i = 0; i < 3; i++) {
		word = next_word(&at, &size);
		if (word == NULL || value_parse(test_arena(), word, size, parts[i]) != 0)
			return false;
	}
	if (native.tag != VALUE_TEXT || message.tag != VALUE_TEXT ||
	    (number.tag != VALUE_NONE && number.tag != VALUE_INT))
		return false;
	a->number = number.tag == VALUE_INT ? (int)number.number : 0;
	a->native = (const char *)native.data;
	a->message = (const char *)message.data;
	return next_word(&at, &size) == NULL;
}

static bool parse_value(const char *at, struct answer *a)
{
	size_t size;
	const char *word = next_word(&at, &size);

	return word != NULL && value_parse(test_arena(), word, size, &a->value) == 0 &&
	       next_word(&at, &size) == NULL;
}

const struct answer *answer_parse(enum operation op, const char *request, const char *line,
				  int64_t id)
{
	struct answer *a = arena_allocate(test_arena(), sizeof(*a));
	const char *at = line, *word;
	size_t size;

	if (a == NULL)
		broken("the test's memory is out");
	*a = (struct answer){ .operation = op, .request = request, .line = line };
	word = next_word(&at, &size);
	if (word == NULL || strtoll(word, NULL, 10) != id)
		violation("the answer has another id", request, line);
	word = next_word(&at, &size);
	a->ok = word != NULL && size == 2 && memcmp(word, "ok", 2) == 0;
	if (a->ok && !parse_value(at, a))
		violation("what follows ok is not one value", request, line);
	if (a->ok && !value_tag_in(a->value.tag, operation_table[op].result))
		violation("a result of another tag than the operation has", request, line);
	if (!a->ok && (word == NULL || size != 3 || memcmp(word, "err", 3) != 0))
		violation("neither ok nor err", request, line);
	if (!a->ok && !parse_error(at, a))
		violation("err is not followed by kind, errno, native, message", request, line);
	return a;
}
