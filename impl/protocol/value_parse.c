/* SPDX-License-Identifier: MIT */
#include "value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 32 }; /* lists within lists; a bound on the stack that a word can take */

static const char *const buffers[] = { "bytearray", "memoryview", "array", "strided", NULL };
static const char *const objects[] = { "list", "dict", "object", "function", "file", NULL };

/* The part of a line that one value takes. */
struct word {
	struct arena *arena;
	const char *at;
	size_t size;
};

static bool is_word(struct word w, const char *name)
{
	return w.size == strlen(name) && memcmp(w.at, name, w.size) == 0;
}

/* If w begins with prefix, take it off. */
static bool take(struct word *w, const char *prefix)
{
	size_t size = strlen(prefix);

	if (w->size < size || memcmp(w->at, prefix, size) != 0)
		return false;
	w->at += size;
	w->size -= size;
	return true;
}

static const char *find_name(struct word w, const char *const *names)
{
	while (*names != NULL && !is_word(w, *names))
		names++;
	return *names;
}

/* Keep the word itself as the value's data, with a NUL after it. */
static bool keep_word(struct word w, struct value *out)
{
	char *copy = arena_allocate(w.arena, w.size + 1);

	if (copy == NULL)
		return false;
	memcpy(copy, w.at, w.size);
	out->data = (unsigned char *)copy;
	out->size = w.size;
	return true;
}

/* One spelling for each integer: no plus, no leading zero, no minus zero. */
static bool parse_integer(struct word w, struct value *out)
{
	struct word digits = w;
	bool negative = take(&digits, "-"), big = false;
	uint64_t sum = 0, limit = (uint64_t)INT64_MAX + negative;

	if (digits.size == 0 || (digits.at[0] == '0' && w.size > 1))
		return false;
	for (size_t i = 0; i < digits.size; i++) {
		unsigned digit = (unsigned)(digits.at[i] - '0');

		if (!isdigit((unsigned char)digits.at[i]))
			return false;
		big = big || sum > (limit - digit) / 10;
		sum = big ? 0 : 10 * sum + digit;
	}
	if (big) {
		out->tag = VALUE_BIG;
		out->number = negative ? -1 : 1;
		return keep_word(w, out);
	}
	out->tag = VALUE_INT;
	out->number = negative ? -(int64_t)(sum - 1) - 1 : (int64_t)sum;
	return true;
}

static bool take_digits(struct word *w)
{
	size_t before = w->size;

	while (w->size > 0 && isdigit((unsigned char)*w->at)) {
		w->at++;
		w->size--;
	}
	return w->size < before;
}

/* -1.5e-7, and what no decimal number says: inf, -inf, nan. */
static bool is_real(struct word w)
{
	if (is_word(w, "nan"))
		return true;
	take(&w, "-");
	if (is_word(w, "inf"))
		return true;
	if (!take_digits(&w) || (take(&w, ".") && !take_digits(&w)))
		return false;
	if (take(&w, "e") || take(&w, "E")) {
		if (!take(&w, "-"))
			take(&w, "+");
		if (!take_digits(&w))
			return false;
	}
	return w.size == 0;
}

static bool parse_float(struct word w, struct value *out)
{
	if (!is_real(w) || !keep_word(w, out))
		return false;
	out->tag = VALUE_FLOAT;
	out->real = strtod((const char *)out->data, NULL);
	out->data = NULL;
	out->size = 0;
	return true;
}

/* What a hexadecimal digit stands for, and 16 for others. */
static unsigned nibble(char c)
{
	static const unsigned char digits[256] = {
		['0'] = 16 + 0,  ['1'] = 16 + 1,  ['2'] = 16 + 2,  ['3'] = 16 + 3,  ['4'] = 16 + 4,
		['5'] = 16 + 5,  ['6'] = 16 + 6,  ['7'] = 16 + 7,  ['8'] = 16 + 8,  ['9'] = 16 + 9,
		['a'] = 16 + 10, ['b'] = 16 + 11, ['c'] = 16 + 12, ['d'] = 16 + 13, ['e'] = 16 + 14,
		['f'] = 16 + 15, ['A'] = 16 + 10, ['B'] = 16 + 11, ['C'] = 16 + 12, ['D'] = 16 + 13,
		['E'] = 16 + 14, ['F'] = 16 + 15,
	};

	return digits[(unsigned char)c] ^ 16u;
}

/* The byte that two digits write, or -1. */
static int hex_byte(const char *digits)
{
	unsigned high = nibble(digits[0]), low = nibble(digits[1]);

	return (high | low) > 15 ? -1 : (int)(16 * high + low);
}

static bool parse_bytes(struct word w, const char *form, struct value *out)
{
	unsigned char *data = arena_allocate(w.arena, w.size / 2 + 1);

	if (w.size % 2 != 0 || data == NULL)
		return false;
	if (form != NULL && strcmp(form, "array") == 0 && w.size % 4 != 0)
		return false;
	for (size_t i = 0; i < w.size / 2; i++) {
		int byte = hex_byte(w.at + 2 * i);

		if (byte < 0)
			return false;
		data[i] = (unsigned char)byte;
	}
	*out = (struct value){ .tag = VALUE_BYTES, .form = form, .data = data, .size = w.size / 2 };
	return true;
}

/* Bytes in another kind of buffer: "KIND:6869". */
static bool parse_buffer(struct word w, struct value *out)
{
	for (const char *const *form = buffers; *form != NULL; form++) {
		struct word hex = w;

		if (take(&hex, *form) && take(&hex, ":"))
			return parse_bytes(hex, *form, out);
	}
	return false;
}

static bool parse_text(struct word w, struct value *out)
{
	unsigned char *data = arena_allocate(w.arena, w.size + 1);
	size_t size = 0;

	if (data == NULL)
		return false;
	for (size_t i = 0; i < w.size; i++) {
		int byte = (unsigned char)w.at[i];

		if (byte == '%') {
			byte = w.size - i < 3 ? -1 : hex_byte(w.at + i + 1);
			i += 2;
		} else if (byte <= ' ' || byte >= 127) {
			byte = -1;
		}
		if (byte < 0)
			return false;
		data[size++] = (unsigned char)byte;
	}
	*out = (struct value){ .tag = VALUE_TEXT, .data = data, .size = size };
	return true;
}

static bool parse_handle(struct word w, struct value *out)
{
	if (!parse_integer(w, out) || out->tag != VALUE_INT || out->number < 1)
		return false;
	out->tag = VALUE_HANDLE;
	return true;
}

static bool parse_word(struct word w, struct value *out)
{
	if (take(&w, "t:"))
		return parse_text(w, out);
	if (take(&w, "b:"))
		return parse_bytes(w, NULL, out);
	if (take(&w, "b."))
		return parse_buffer(w, out);
	if (take(&w, "f:"))
		return parse_float(w, out);
	if (take(&w, "@"))
		return parse_handle(w, out);
	if (take(&w, "w:")) {
		out->tag = VALUE_OBJECT;
		return (out->form = find_name(w, objects)) != NULL;
	}
	if (is_word(w, "none")) {
		out->tag = VALUE_NONE;
		return true;
	}
	if (is_word(w, "true") || is_word(w, "false")) {
		*out = value_bool(w.at[0] == 't');
		return true;
	}
	return parse_integer(w, out);
}

/* How many items the list has that w begins in, up to the bracket that closes it. */
static size_t count_items(struct word w)
{
	size_t count = 1, depth = 0;
	bool first = true; /* an item begins here: only there "[" opens a list */

	for (; w.size > 0 && (*w.at != ']' || depth > 0); w.at++, w.size--) {
		if (*w.at == ',') {
			count += depth == 0;
			first = true;
		} else if (first && *w.at == '[') {
			depth++;
		} else {
			depth -= *w.at == ']';
			first = false;
		}
	}
	return count;
}

static bool take_item(struct word *rest, int depth, struct value *out);

/* The items of a list, and the bracket that closes it. */
static bool take_list(struct word *rest, int depth, struct value *out)
{
	struct value *items;
	size_t count;

	out->tag = VALUE_LIST;
	if (depth > DEPTH)
		return false;
	if (take(rest, "]"))
		return true;
	count = count_items(*rest);
	if ((items = arena_allocate(rest->arena, count * sizeof(*items))) == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		if ((i > 0 && !take(rest, ",")) || !take_item(rest, depth, &items[i]))
			return false;
	out->items = items;
	out->count = count;
	return take(rest, "]");
}

static bool take_item(struct word *rest, int depth, struct value *out)
{
	struct word w = *rest;

	if (take(rest, "["))
		return take_list(rest, depth + 1, out);
	for (w.size = 0; w.size < rest->size && w.at[w.size] != ',' && w.at[w.size] != ']';)
		w.size++;
	rest->at += w.size;
	rest->size -= w.size;
	return parse_word(w, out);
}

int value_parse(struct arena *arena, const char *word, size_t size, struct value *out)
{
	struct word rest = { .arena = arena, .at = word, .size = size };
	struct value v = { 0 };

	if (!take_item(&rest, 0, &v) || rest.size > 0)
		return -1;
	*out = v;
	return 0;
}
