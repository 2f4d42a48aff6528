/* SPDX-License-Identifier: MIT
 *
 * Values of the protocol as Python writes them. */
#include "replay_python.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_LITERAL = 2048 };

static void quoted(struct line *out, const unsigned char *data, size_t size)
{
	line_text(out, "\"");
	for (size_t i = 0; i < size; i++) {
		if (data[i] == '"' || data[i] == '\\')
			line_format(out, "\\%c", data[i]);
		else if (data[i] < ' ' || data[i] > '~')
			line_format(out, "\\x%02x", data[i]);
		else
			line_format(out, "%c", data[i]);
	}
	line_text(out, "\"");
}

static void bytes(struct python *p, struct line *out, const unsigned char *data, size_t size)
{
	line_text(out, "b");
	if (size > 16 && memcmp(data, data + 1, size - 1) == 0) {
		quoted(out, data, 1);
		line_format(out, " * %zu", size);
		return;
	}
	p->impossible = p->impossible || size > LONGEST_LITERAL;
	quoted(out, data, p->impossible ? 0 : size);
}

/* Every second byte of memory twice as long. */
static void strided(struct python *p, struct line *out, const struct value *v)
{
	unsigned char *twice = arena_allocate(&p->arena, 2 * v->size + 1);

	if (twice == NULL) {
		p->impossible = true;
		return;
	}
	for (size_t i = 0; i < 2 * v->size; i++)
		twice[i] = v->data[i / 2];
	line_text(out, "memoryview(");
	bytes(p, out, twice, 2 * v->size);
	line_text(out, ")[::2]");
}

static void buffer(struct python *p, struct line *out, const struct value *v)
{
	if (v->form == NULL) {
		bytes(p, out, v->data, v->size);
		return;
	}
	if (strcmp(v->form, "strided") == 0) {
		strided(p, out, v);
		return;
	}
	line_format(out, strcmp(v->form, "array") == 0 ? "array.%s(\"H\", " : "%s(", v->form);
	bytes(p, out, v->data, v->size);
	line_text(out, ")");
}

static void text(struct python *p, struct line *out, const struct value *v)
{
	for (size_t i = 0; i < v->size; i++)
		p->impossible = p->impossible || v->data[i] > '~';
	line_text(out, "u");
	quoted(out, v->data, v->size);
}

static void list(struct python *p, struct line *out, const struct value *v)
{
	if (p->entering != NULL && v->count == 1) {
		line_format(out, "Entering(%s, ", p->entering);
		python_value(p, out, &v->items[0]);
		line_text(out, ")");
		return;
	}
	line_text(out, "[");
	for (size_t i = 0; i < v->count; i++) {
		line_text(out, i != 0 ? ", " : "");
		python_value(p, out, &v->items[i]);
	}
	line_text(out, "]");
}

static void wrong_object(struct python *p, struct line *out, const struct value *v)
{
	static const char *const objects[][2] = { { "list", "[]" },
						  { "dict", "{}" },
						  { "object", "object()" },
						  { "function", "len" },
						  { "file", "sys.stderr" } };

	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++)
		if (strcmp(objects[i][0], v->form) == 0) {
			line_text(out, objects[i][1]);
			return;
		}
	p->impossible = true;
}

static void handle(struct python *p, struct line *out, const struct value *v)
{
	const struct object *o = v->number < REPLAY_HANDLES ? &p->objects[v->number] : NULL;

	if (o == NULL || o->name[0] == '\0')
		p->impossible = true;
	else
		line_text(out, o->name);
}

void python_value(struct python *p, struct line *out, const struct value *v)
{
	switch (v->tag) {
	case VALUE_NONE: line_text(out, "None"); return;
	case VALUE_BOOL: line_text(out, v->number != 0 ? "True" : "False"); return;
	case VALUE_INT: line_format(out, "%lld", (long long)v->number); return;
	case VALUE_BIG: line_text(out, (const char *)v->data); return;
	case VALUE_FLOAT: line_format(out, "float(\"%.17g\")", v->real); return;
	case VALUE_BYTES: buffer(p, out, v); return;
	case VALUE_TEXT: text(p, out, v); return;
	case VALUE_LIST: list(p, out, v); return;
	case VALUE_HANDLE: handle(p, out, v); return;
	case VALUE_OBJECT: wrong_object(p, out, v); return;
	default: p->impossible = true; return;
	}
}

const char *python_path(struct python *p, const struct value *v)
{
	static const char before[] = "%DIR%/";
	char *name;

	if (v->tag != VALUE_BYTES || v->size < sizeof(before) ||
	    memcmp(v->data, before, sizeof(before) - 1) != 0)
		return NULL;
	name = arena_allocate(&p->arena, v->size);
	if (name == NULL)
		return NULL;
	memcpy(name, v->data + sizeof(before) - 1, v->size - (sizeof(before) - 1));
	for (const char *c = name; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && strchr("-_.", *c) == NULL)
			return NULL;
	return name;
}

void python_arguments(struct python *p, struct line *out, const struct request *r, size_t first)
{
	for (size_t i = first; i < r->count; i++) {
		static const char *const access[] = { "READ", "WRITE", "COPY" };
		const struct value *v = &r->values[i];

		line_text(out, i != first ? ", " : "");
		if (r->names[i][0] != '\0')
			line_format(out, "%s=", r->names[i]);
		if (strcmp(r->names[i], "access") == 0 && v->tag == VALUE_INT && v->number >= 1 &&
		    v->number <= 3)
			line_format(out, "mmap.ACCESS_%s", access[v->number - 1]);
		else
			python_value(p, out, v);
	}
}
