/* SPDX-License-Identifier: MIT */
#include "value.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- arena --------------------------------------------------------------- */

enum { BLOCK_ROOM = 2000 }; /* enough for the arguments of most requests */

struct arena_block {
	struct arena_block *next;
	size_t used, room;
	max_align_t memory[];
};

static struct arena_block *add_block(struct arena *arena, size_t size)
{
	size_t room = size > BLOCK_ROOM ? size : BLOCK_ROOM;
	struct arena_block *block = calloc(1, sizeof(*block) + room);

	if (block == NULL)
		return NULL;
	block->room = room;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

void *arena_allocate(struct arena *arena, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	struct arena_block *block = arena->blocks;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + unit - 1) / unit * unit;
	if (block == NULL || size > block->room - block->used)
		block = add_block(arena, size);
	if (block == NULL)
		return NULL;
	block->used += size;
	return (unsigned char *)block->memory + (block->used - size);
}

struct arena_mark arena_mark(const struct arena *arena)
{
	const struct arena_block *block = arena->blocks;

	return (struct arena_mark){ arena->blocks, block != NULL ? block->used : 0 };
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
	while (arena->blocks != mark.block) {
		struct arena_block *block = arena->blocks;

		arena->blocks = block->next;
		free(block);
	}
	if (mark.block == NULL)
		return;
	memset((unsigned char *)mark.block->memory + mark.used, 0, mark.block->used - mark.used);
	mark.block->used = mark.used;
}

void arena_free(struct arena *arena)
{
	arena_release(arena, (struct arena_mark){ 0 });
}

/* --- line ---------------------------------------------------------------- */

/* Make room for more bytes and a NUL after the text.  Returns where they go, or
 * NULL when memory is out, now or earlier. */
static char *reserve(struct line *line, size_t more)
{
	size_t need, room = line->room < 128 ? 128 : line->room;
	char *text;

	if (line->failed || more >= SIZE_MAX / 2 - line->size) {
		line->failed = true;
		return NULL;
	}
	need = line->size + more + 1;
	if (need <= line->room)
		return line->text + line->size;
	while (room < need)
		room *= 2;
	if ((text = realloc(line->text, room)) == NULL) {
		line->failed = true;
		return NULL;
	}
	line->text = text;
	line->room = room;
	return text + line->size;
}

static void commit(struct line *line, size_t size)
{
	line->size += size;
	line->text[line->size] = '\0';
}

void line_append(struct line *line, const char *bytes, size_t size)
{
	char *to = reserve(line, size);

	if (to == NULL)
		return;
	if (size > 0)
		memcpy(to, bytes, size);
	commit(line, size);
}

void line_text(struct line *line, const char *text)
{
	line_append(line, text, strlen(text));
}

void line_format(struct line *line, const char *format, ...)
{
	va_list arguments, again;
	char *to = NULL;
	int size;

	va_start(arguments, format);
	va_copy(again, arguments);
	size = vsnprintf(NULL, 0, format, arguments);
	if (size < 0)
		line->failed = true;
	else
		to = reserve(line, (size_t)size);
	if (to != NULL) {
		vsnprintf(to, (size_t)size + 1, format, again);
		commit(line, (size_t)size);
	}
	va_end(again);
	va_end(arguments);
}

void line_free(struct line *line)
{
	free(line->text);
	*line = (struct line){ 0 };
}

/* --- writing ------------------------------------------------------------- */

static void write_hex(struct line *line, const unsigned char *data, size_t size)
{
	static const char digits[] = "0123456789abcdef";
	char *to;

	if (size > SIZE_MAX / 4 || (to = reserve(line, 2 * size)) == NULL) {
		line->failed = true;
		return;
	}
	for (size_t i = 0; i < size; i++) {
		to[2 * i] = digits[data[i] >> 4];
		to[2 * i + 1] = digits[data[i] & 15];
	}
	commit(line, 2 * size);
}

/* Blanks, controls, what is not ASCII, and what has a meaning in lists. */
static bool is_escaped(unsigned char c)
{
	return c <= ' ' || c >= 127 || c == '%' || c == ',' || c == ']';
}

static void write_percent(struct line *line, const unsigned char *data, size_t size)
{
	static const char digits[] = "0123456789ABCDEF";
	char *start, *to;

	if (size > SIZE_MAX / 6 || (start = to = reserve(line, 3 * size)) == NULL) {
		line->failed = true;
		return;
	}
	for (size_t i = 0; i < size; i++) {
		if (is_escaped(data[i])) {
			*to++ = '%';
			*to++ = digits[data[i] >> 4];
			*to++ = digits[data[i] & 15];
		} else {
			*to++ = (char)data[i];
		}
	}
	commit(line, (size_t)(to - start));
}

/* Enough digits to read the same number back. */
static void write_real(struct line *line, double real)
{
	if (isnan(real))
		line_text(line, "f:nan");
	else if (isinf(real))
		line_text(line, real < 0 ? "f:-inf" : "f:inf");
	else
		line_format(line, "f:%.17g", real);
}

static void write_list(struct line *line, const struct value *v)
{
	line_text(line, "[");
	for (size_t i = 0; i < v->count; i++) {
		if (i > 0)
			line_text(line, ",");
		value_write(line, &v->items[i]);
	}
	line_text(line, "]");
}

static void write_bytes(struct line *line, const struct value *v)
{
	if (v->form != NULL)
		line_format(line, "b.%s:", v->form);
	else
		line_text(line, "b:");
	write_hex(line, v->data, v->size);
}

void value_write(struct line *line, const struct value *v)
{
	switch (v->tag) {
	case VALUE_ABSENT: break;
	case VALUE_NONE: line_text(line, "none"); break;
	case VALUE_BOOL: line_text(line, v->number ? "true" : "false"); break;
	case VALUE_INT: line_format(line, "%" PRId64, v->number); break;
	case VALUE_BIG: line_append(line, (const char *)v->data, v->size); break;
	case VALUE_FLOAT: write_real(line, v->real); break;
	case VALUE_BYTES: write_bytes(line, v); break;
	case VALUE_TEXT:
		line_text(line, "t:");
		write_percent(line, v->data, v->size);
		break;
	case VALUE_LIST: write_list(line, v); break;
	case VALUE_HANDLE: line_format(line, "@%" PRId64, v->number); break;
	case VALUE_OBJECT: line_format(line, "w:%s", v->form); break;
	}
}

/* --- tags ----------------------------------------------------------------- */

const char *value_tag_name(enum value_tag tag)
{
	static const char *const names[] = {
		[VALUE_ABSENT] = "absent", [VALUE_NONE] = "none",     [VALUE_BOOL] = "bool",
		[VALUE_INT] = "int",       [VALUE_BIG] = "int",       [VALUE_FLOAT] = "float",
		[VALUE_BYTES] = "bytes",   [VALUE_TEXT] = "text",     [VALUE_LIST] = "list",
		[VALUE_HANDLE] = "handle", [VALUE_OBJECT] = "object",
	};

	return names[tag];
}

bool value_tag_in(enum value_tag tag, const char *tags)
{
	const char *name = value_tag_name(tag);
	size_t size = strlen(name);

	for (const char *p = tags; p != NULL; p = strchr(p, '|')) {
		p += *p == '|';
		if (strncmp(p, name, size) == 0 && (p[size] == '|' || p[size] == '\0'))
			return true;
	}
	return false;
}
