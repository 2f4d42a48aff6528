/* SPDX-License-Identifier: MIT */
#include "answer.h"
#include "claimed_documents.h"
#include "test_memory.h"
#include "readable_lines.h"
#include "verdict.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const kinds[] = {
	"TypeError",   "ValueError",     "OSError",       "IndexError",
	"BufferError", "SystemError",    "OverflowError", "MemoryError",
	"Unsupported", "AssertionError", "other",
};

const char *asked(const struct answer *a)
{
	return shown(show_request, a->request);
}

const char *answered(const struct answer *a)
{
	/* No adapter gave it (suite_try.c). */
	if (a->line == a->message)
		return a->message;
	return shown(show_answer, a->line);
}

const char *request_line(enum operation op, const struct arg *args, int64_t id)
{
	struct line line = { 0 };

	line_format(&line, "%lld %s", (long long)id, operation_table[op].name);
	for (; !args->end; args++) {
		line_text(&line, " ");
		if (args->name != NULL)
			line_format(&line, "%s=", args->name);
		value_write(&line, &args->value);
	}
	return keep_line(&line);
}

/* "protocol: WHAT: REQUEST -> "LINE"" */
static void violation(const char *what, const char *request, const char *line)
{
	fail("protocol: %s: %s -> %s", what, shown(show_request, request), shown(show_line, line));
}

/* A word of an answer, in quotes. */
static const char *quoted(const char *word, size_t size)
{
	return shown(show_line, keep_text(word, size));
}

/* Why the word is not what must stand there: any value (tags is NULL), or one with these tags. */
static const char *word_fault(const char *word, size_t size, const char *tags)
{
	struct line why = { 0 };

	if (word == NULL)
		return "a word is missing";
	if (tags != NULL && strcmp(tags, "text") == 0)
		return keep_format(
		    "%s is no text: a text begins with t: and a blank in it is written %%20 "
		    "(\"Values\" in impl/protocol/README.md)",
		    quoted(word, size));
	if (tags != NULL)
		return keep_format("%s is no errno: that is a decimal number, or none",
		                   quoted(word, size));
	show_fault(&why, word, size);
	return keep_line(&why);
}

static const char *parse_kind(const char *word, size_t size)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strlen(kinds[i]) == size && memcmp(kinds[i], word, size) == 0)
			return kinds[i];
	return NULL;
}

/* Take the next word as a value, with one of these tags when tags is not NULL. */
static void take(const char **at, const char *tags, struct value *out, const char *what,
                 const struct answer *a)
{
	size_t size = 0;
	const char *word = next_word(at, &size);

	if (word == NULL || value_parse(test_arena(), word, size, out) != 0 ||
	    (tags != NULL && !value_tag_in(out->tag, tags)))
		violation(keep_format("%s: %s", what, word_fault(word, size, tags)), a->request,
		          a->line);
}

static void take_end(const char *at, const char *what, const struct answer *a)
{
	size_t size;
	const char *word = next_word(&at, &size);

	if (word != NULL)
		violation(
		    keep_format("%s: %s is one word too many; in a text a blank is written %%20",
		                what, quoted(word, size)),
		    a->request, a->line);
}

/* The words behind "err": kind, errno, native, message. */
static void parse_error(const char *at, struct answer *a)
{
	static const char what[] = "err is not followed by kind, errno, native, message";
	struct value number, native, message;
	size_t size = 0;
	const char *word = next_word(&at, &size);

	a->kind = word != NULL ? parse_kind(word, size) : NULL;
	if (a->kind == NULL)
		violation(keep_format(
		              "%s: %s is no kind of error (\"Errors\" in impl/protocol/README.md)",
		              what, word != NULL ? quoted(word, size) : "nothing"),
		          a->request, a->line);
	take(&at, "none|int", &number, what, a);
	if (number.tag == VALUE_INT && number.number == 0)
		violation("an error has the errno 0: one that is not known is none", a->request,
		          a->line);
	take(&at, "text", &native, what, a);
	take(&at, "text", &message, what, a);
	take_end(at, what, a);
	a->number = number.tag == VALUE_INT ? (int)number.number : 0;
	a->native = (const char *)native.data;
	a->message = (const char *)message.data;
}

static void parse_value(const char *at, struct answer *a)
{
	static const char what[] = "what follows ok is not one value";
	const char *wanted = operation_table[a->operation].result;

	take(&at, NULL, &a->value, what, a);
	take_end(at, what, a);
	if (!value_tag_in(a->value.tag, wanted))
		violation(keep_format("a result of another tag than the operation has: "
		                      "%s and not %s",
		                      value_tag_name(a->value.tag), wanted),
		          a->request, a->line);
}

/* The answer begins with the request's id. */
static void parse_id(const char **at, int64_t id, const struct answer *a)
{
	size_t size = 0;
	const char *word = next_word(at, &size), *wanted = keep_format("%lld", (long long)id);

	if (word == NULL || strspn(word, "0123456789") != size)
		fail("protocol: %s came instead of the answer to %s",
		     *a->line != '\0' ? shown(show_line, a->line) : "an empty line", asked(a));
	if (size != strlen(wanted) || memcmp(word, wanted, size) != 0)
		violation(keep_format("the answer has another id, %.*s and not %s",
		                      (int)(size < 30 ? size : 30), word, wanted),
		          a->request, a->line);
}

const struct answer *answer_parse(enum operation op, const char *request, const char *line,
                                  int64_t id)
{
	struct answer *a = keep_room(sizeof(*a));
	const char *at = line, *word;
	size_t size;

	*a = (struct answer){ .operation = op, .request = request, .line = line };
	parse_id(&at, id, a);
	word = next_word(&at, &size);
	a->ok = word != NULL && size == 2 && memcmp(word, "ok", 2) == 0;
	if (!a->ok && (word == NULL || size != 3 || memcmp(word, "err", 3) != 0))
		violation("neither ok nor err", request, line);
	if (a->ok)
		parse_value(at, a);
	else
		parse_error(at, a);
	return a;
}
