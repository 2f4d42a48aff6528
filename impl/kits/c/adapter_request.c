/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <string.h>

/* Words apart by single blanks, of visible ASCII, no blank at either end. */
static bool is_well_formed(const char *text, size_t size)
{
	bool blank = true; /* what stands before the byte */

	for (size_t i = 0; i < size; i++) {
		if (text[i] < ' ' || text[i] > '~' || (blank && text[i] == ' '))
			return false;
		blank = text[i] == ' ';
	}
	return !blank;
}

/* The word at *text; *text is moved to the next one.  Empty at the end. */
static size_t next_word(const char **text, const char *end)
{
	const char *blank = memchr(*text, ' ', (size_t)(end - *text));
	size_t size = (size_t)((blank != NULL ? blank : end) - *text);

	*text += size + (blank != NULL);
	return size;
}

static bool is_number(const char *word, size_t size)
{
	size_t digits = 0;

	while (digits < size && word[digits] >= '0' && word[digits] <= '9')
		digits++;
	return digits == size && size > 0 && size <= 20;
}

/* Take the id off the line; "0" stands for one that cannot be read. */
static bool read_id(struct adapter_call *call, const char **text, const char *end)
{
	const char *word = *text;
	size_t size = next_word(text, end);

	call->id = "0";
	call->id_size = 1;
	if (!is_number(word, size))
		return false;
	call->id = word;
	call->id_size = size;
	return true;
}

static bool refuse(struct adapter_call *call, const char *message)
{
	adapter_error(call, "other", 0, "protocol", "%s", message);
	return false;
}

/* Find the operation named by the next word, if somebody serves it. */
static bool read_operation(struct adapter_call *call, const char **text, const char *end)
{
	const char *word = *text;
	size_t size = next_word(text, end);

	if (size == 0)
		return refuse(call, "a request names an operation");
	call->operation = operation_find(word, size);
	if (call->operation == OPERATIONS ||
	    adapter_served(call->adapter, call->operation) == NULL) {
		adapter_error(call, "Unsupported", 0, "kit", "%.*s is not offered",
		              size < 100 ? (int)size : 100, word);
		return false;
	}
	return true;
}

/* The length of the name in "name=value"; 0 for a bare value. */
static size_t name_size(const char *word, size_t size)
{
	size_t n = 0;

	while (n < size && (word[n] == '_' || (word[n] >= 'a' && word[n] <= 'z')))
		n++;
	return n > 0 && n < size && word[n] == '=' ? n : 0;
}

/* The place of the argument in word: the next one, or that of its name.  NULL
 * after an answer, the one that a language gives for a call that does not fit. */
static struct value *find_place(struct adapter_call *call, int position, const char *name,
                                size_t size)
{
	const char *operation = operation_table[call->operation].name;
	const char *rest = operation_table[call->operation].arguments;
	struct operation_argument p;
	int count = 0;

	if (size > 0) {
		position = operation_argument_find(call->operation, name, size);
		if (position >= 0 && call->arguments[position].tag == VALUE_ABSENT) {
			call->named[position] = true;
			return &call->arguments[position];
		}
		adapter_error(call, "TypeError", 0, "kit", "%s: %s argument %.*s", operation,
		              position < 0 ? "unknown" : "twice the", size < 100 ? (int)size : 100,
		              name);
		return NULL;
	}
	while (operation_argument_next(&rest, &p))
		count++;
	if (position < count)
		return &call->arguments[position];
	adapter_error(call, "TypeError", 0, "kit", "%s takes at most %d arguments", operation,
	              count);
	return NULL;
}

static bool read_arguments(struct adapter_call *call, const char *text, const char *end)
{
	bool named = false;

	for (int position = 0; text < end; position++) {
		const char *word = text;
		size_t size = next_word(&text, end);
		size_t name = name_size(word, size), skip = name + (name > 0);
		struct value *place;

		if (named && name == 0)
			return refuse(call, "a bare value after one with a name");
		named = name > 0;
		if ((place = find_place(call, position, word, name)) == NULL)
			return false;
		if (value_parse(&call->arena, word + skip, size - skip, place) != 0)
			return refuse(call, "an argument is no value");
		if (place->tag == VALUE_HANDLE && adapter_handles_find(place->number) == NULL) {
			adapter_error(call, "TypeError", 0, "kit", "unknown handle @%lld",
			              (long long)place->number);
			return false;
		}
	}
	return true;
}

static bool has_required(struct adapter_call *call)
{
	const struct operation_row *row = &operation_table[call->operation];
	const char *rest = row->arguments;
	struct operation_argument p;

	for (int i = 0; operation_argument_next(&rest, &p); i++) {
		if (!p.optional && call->arguments[i].tag == VALUE_ABSENT) {
			adapter_error(call, "TypeError", 0, "kit", "%s needs the argument %.*s",
			              row->name, (int)p.size, p.name);
			return false;
		}
	}
	return true;
}

bool adapter_request_words(struct adapter_call *call, const char *text, size_t size)
{
	const char *end = text + size;

	return read_operation(call, &text, end) && read_arguments(call, text, end) &&
	       has_required(call);
}

bool adapter_request(struct adapter_call *call, const char *text, size_t size)
{
	const char *end = text + size;

	if (!read_id(call, &text, end))
		return refuse(call, "a request begins with a number");
	if (size >= LINE_LIMIT)
		return refuse(call, "a line is at most 16 MiB long");
	if (!is_well_formed(call->id, (size_t)(end - call->id)))
		return refuse(call, "a request is words of ASCII, separated by single blanks");
	return adapter_request_words(call, text, (size_t)(end - text));
}
