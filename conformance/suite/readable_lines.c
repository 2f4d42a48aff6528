/* SPDX-License-Identifier: MIT
 *
 * Requests and answers, word by word. */
#include "readable_lines_private.h"
#include "claimed_documents.h"

#include <ctype.h>
#include <string.h>

/* Bytes in quotes, bytes in hexadecimal, and items of a list that are shown. */
enum { BYTES_SHOWN = 64, HEX_SHOWN = 32, ITEMS_SHOWN = 16 };

static void show_hex(struct line *out, const unsigned char *data, size_t size)
{
	line_text(out, "b:");
	for (size_t i = 0; i < size && i < HEX_SHOWN; i++)
		line_format(out, "%02x", data[i]);
	if (size > HEX_SHOWN)
		line_format(out, "...(%zu bytes)", size);
}

/* Another kind of buffer is written as its name with the bytes in parentheses. */
static void show_bytes(struct line *out, const struct value *v)
{
	if (v->form != NULL)
		line_format(out, "%s(", v->form);
	if (show_printable(v->data, v->size)) {
		line_text(out, "b");
		show_quoted(out, v->data, v->size, BYTES_SHOWN);
	} else {
		show_hex(out, v->data, v->size);
	}
	if (v->form != NULL)
		line_text(out, ")");
}

static void show_list(struct line *out, const struct value *v)
{
	line_text(out, "[");
	for (size_t i = 0; i < v->count && i < ITEMS_SHOWN; i++) {
		line_text(out, i > 0 ? ", " : "");
		show_value(out, &v->items[i]);
	}
	line_text(out, v->count > ITEMS_SHOWN ? ", ...]" : "]");
	if (v->count > ITEMS_SHOWN)
		line_format(out, "(%zu items)", v->count);
}

void show_value(struct line *out, const struct value *v)
{
	switch (v->tag) {
	case VALUE_TEXT: show_quoted(out, v->data, v->size, TEXT_SHOWN); break;
	case VALUE_BYTES: show_bytes(out, v); break;
	case VALUE_LIST: show_list(out, v); break;
	case VALUE_BIG: show_text(out, v->data, v->size); break;
	default: value_write(out, v);
	}
}

/* How much of the word is NAME=, before its value. */
static size_t name_size(const char *word, size_t size)
{
	size_t n = 0;

	while (n < size && (islower((unsigned char)word[n]) || word[n] == '_'))
		n++;
	return n > 0 && n < size && word[n] == '=' ? n + 1 : 0;
}

/* VALUE or NAME=VALUE; false, and nothing shown, when it is neither. */
static bool show_word(struct line *out, const char *word, size_t size)
{
	struct arena arena = { 0 };
	size_t name = name_size(word, size);
	struct value v;
	bool parsed = value_parse(&arena, word + name, size - name, &v) == 0;

	if (parsed) {
		line_append(out, word, name);
		show_value(out, &v);
	}
	arena_free(&arena);
	return parsed;
}

/* The other words, each with separator between it and the next. */
static bool show_words(struct line *out, const char *at, const char *separator)
{
	const char *word, *before = "";
	size_t size;

	for (; (word = next_word(&at, &size)) != NULL; before = separator) {
		line_text(out, before);
		if (!show_word(out, word, size))
			return false;
	}
	return true;
}

static bool try_request(struct line *out, const char *line)
{
	const char *at = line, *operation;
	size_t size;
	bool good;

	next_word(&at, &size);
	operation = next_word(&at, &size);
	if (operation == NULL)
		return false;
	line_append(out, operation, size);
	line_text(out, "(");
	good = show_words(out, at, ", ");
	line_text(out, ")");
	return good;
}

/* KIND [ERRNO] (NATIVE: MESSAGE) */
static bool show_error(struct line *out, const char *at)
{
	struct arena arena = { 0 };
	struct value native, message;
	const char *word;
	size_t size;
	bool good;

	for (int i = 0; i < 2 && (word = next_word(&at, &size)) != NULL; i++)
		if (i == 0 || size != 4 || memcmp(word, "none", 4) != 0) {
			line_text(out, " ");
			show_text(out, word, size);
		}
	word = next_word(&at, &size);
	good = word != NULL && value_parse(&arena, word, size, &native) == 0 &&
	       native.tag == VALUE_TEXT && (word = next_word(&at, &size)) != NULL &&
	       value_parse(&arena, word, size, &message) == 0 && message.tag == VALUE_TEXT &&
	       next_word(&at, &size) == NULL;
	if (good) {
		line_text(out, " (");
		show_text(out, native.data, native.size);
		line_text(out, message.size != 0 ? ": " : "");
		show_text(out, message.data, message.size);
		line_text(out, ")");
	}
	arena_free(&arena);
	return good;
}

static bool try_answer(struct line *out, const char *line)
{
	const char *at = line, *word;
	size_t size;

	next_word(&at, &size);
	word = next_word(&at, &size);
	if (word == NULL || !((size == 2 && memcmp(word, "ok", 2) == 0) ||
	                      (size == 3 && memcmp(word, "err", 3) == 0)))
		return false;
	line_append(out, word, size);
	if (size == 3)
		return show_error(out, at);
	line_text(out, " ");
	return show_words(out, at, " ");
}

/* As the function shows it, or in quotes when it cannot. */
static void show_either(struct line *out, const char *line,
                        bool (*try)(struct line *, const char *))
{
	struct line shown = { 0 };

	if (try(&shown, line) && !shown.failed)
		line_append(out, shown.text, shown.size);
	else
		show_line(out, line);
	line_free(&shown);
}

void show_request(struct line *out, const char *line)
{
	show_either(out, line, try_request);
}

void show_answer(struct line *out, const char *line)
{
	show_either(out, line, try_answer);
}

/* Why a word is no value, by what it begins like. */
static const char *rule(const char *word, size_t size)
{
	static const struct {
		const char *prefix, *rule;
	} rules[] = {
		{ "b:", "b: is followed by hexadecimal digits, two for each byte" },
		{ "b.", "b.KIND: takes the kinds bytearray, memoryview, array and strided, and "
		        "hexadecimal digits" },
		{ "t:",
		  "in a text, %, comma, ] and every byte up to 32 or from 127 are written %XX" },
		{ "f:", "f: is followed by a decimal number" },
		{ "@", "a handle is @ and a positive decimal number" },
		{ "w:", "w: takes the names list, dict, object, function and file" },
		{ "[", "a list is [VALUE,VALUE,...] without blanks" },
	};

	for (size_t i = 0; i < COUNT(rules); i++) {
		size_t n = strlen(rules[i].prefix);

		if (size >= n && memcmp(word, rules[i].prefix, n) == 0)
			return rules[i].rule;
	}
	if (size > 0 && strchr("+-0123456789", *word) != NULL)
		return "an integer is decimal, without + and without leading zeros";
	return "a value is none, true, false, a decimal integer, or begins with b: t: f: @ or [";
}

void show_fault(struct line *out, const char *word, size_t size)
{
	show_quoted(out, word, size, TEXT_SHOWN);
	line_format(out, " is no value: %s (\"Values\" in impl/protocol/README.md)",
	            rule(word, size));
}
