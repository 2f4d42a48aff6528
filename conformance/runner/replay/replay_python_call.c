/* SPDX-License-Identifier: MIT
 *
 * Each operation as a user of Python would write it. */
#include "replay_python.h"

#include <stdio.h>
#include <string.h>

static bool is(const char *word, const char *other)
{
	return strcmp(word, other) == 0;
}

/* A place in a template: $0 to $9 an argument, $: a slice from the arguments behind the
 * object, $* the arguments from the second on.  "=" in front makes it a statement. */
struct template {
	const char *operation, *text;
	size_t count; /* of arguments; 0: any */
};

static const struct template templates[] = {
	{ "map_fd", "mmap.mmap($.)", 0 },
	{ "closed", "$0.closed", 1 },
	{ "length", "len($0)", 1 },
	{ "get_item", "$0[$1]", 2 },
	{ "set_item", "=$0[$1] = $2", 3 },
	{ "get_slice", "$0[$:]$b", 0 },
	{ "set_slice", "=$0[$:] = $4", 5 },
	{ "readonly", "$0.readonly", 1 },
	{ "view_release", "$0.release()", 1 },
	{ "settle", "gc.collect()", 0 },
	{ "file_close", "os.close($0)", 1 },
	{ "file_position", "os.lseek($0, 0, os.SEEK_CUR)", 1 },
	{ "iterate", "list($0)", 1 },
	{ "contains", "$1 in $0", 2 },
	{ "delete_item", "=del $0[$1]", 2 },
	{ "delete_slice", "=del $0[$1:$2]", 3 },
	{ "add", "$0 + $1", 2 },
	{ "multiply", "$0 * $1", 2 },
	{ "equal", "bool($0 == $1)", 2 },
	{ "has", "hasattr($0, str($1))", 2 },
	{ "truth", "bool($0)", 1 },
	{ "context.enter", "$0.__enter__()", 1 },
	{ "context.exit", "$0.__exit__(None, None, None)", 1 },
	{ "pack_into", "struct.pack_into(\"<I\", $0, $1, $2)", 3 },
	{ "unpack_from", "struct.unpack_from(\"<I\", $0, $1)[0]", 2 },
	{ "crc32", "zlib.crc32($0) & 0xffffffff", 1 },
	{ "from_buffer", "(ctypes.c_char * len($0)).from_buffer($0)", 1 },
	{ "write_to", "os.write($1, $0)", 2 },
};

static const char *const methods[] = {
	"close", "read", "read_byte", "readline", "write", "write_byte", "seek", "tell", "seekable",
	"size", "find", "rfind", "move", "resize", "flush", "madvise",
};

static bool given(const struct request *r, size_t i)
{
	return i < r->count && r->values[i].tag != VALUE_NONE;
}

static void slice(struct python *p, struct line *out, const struct request *r)
{
	if (given(r, 1))
		python_value(p, out, &r->values[1]);
	line_text(out, ":");
	if (given(r, 2))
		python_value(p, out, &r->values[2]);
	if (!given(r, 3))
		return;
	line_text(out, ":");
	python_value(p, out, &r->values[3]);
}

static bool is_view(const struct python *p, const struct value *v)
{
	return v->tag == VALUE_HANDLE && v->number < REPLAY_HANDLES && p->objects[v->number].view;
}

/* One "$" of a template. */
static void place(struct python *p, struct line *out, const struct request *r, char kind)
{
	size_t number = (size_t)(kind - '0');

	if (kind == '.')
		python_arguments(p, out, r, 0);
	else if (kind == ':')
		slice(p, out, r);
	else if (kind == 'b')
		line_text(out, is_view(p, &r->values[0]) ? ".tobytes()" : "");
	else if (number < r->count)
		python_value(p, out, &r->values[number]);
	else
		p->impossible = true;
}

static bool fill(struct python *p, struct line *out, const struct request *r,
		 const struct template *t)
{
	const char *at = t->text + (*t->text == '=');

	p->impossible = p->impossible || (t->count != 0 && t->count != r->count);
	for (; *at != '\0'; at++) {
		if (*at == '$')
			place(p, out, r, *++at);
		else
			line_append(out, at, 1);
	}
	return *t->text == '=';
}

/* --- operations that are more than a template ------------------------------------ */

static void file_open(struct python *p, struct line *out, const struct request *r)
{
	static const char *const modes[][2] = { { "r", "RDONLY" }, { "w", "WRONLY" }, { "rw", "RDWR" } };
	const char *path = r->count == 2 ? python_path(p, &r->values[0]) : NULL;

	for (size_t i = 0; i < 3; i++) {
		if (path == NULL || r->values[1].tag != VALUE_TEXT ||
		    !is(modes[i][0], (const char *)r->values[1].data))
			continue;
		line_format(out, "os.open(path(\"%s\"), os.O_%s)", path, modes[i][1]);
		return;
	}
	p->impossible = true;
}

static void file_special(struct python *p, struct line *out, const struct request *r)
{
	const char *kind = r->count == 1 && r->values[0].tag == VALUE_TEXT
				   ? (const char *)r->values[0].data
				   : "";

	if (is(kind, "null") || is(kind, "zero"))
		line_format(out, "os.open(\"/dev/%s\", os.O_RDWR)", kind);
	else if (is(kind, "directory"))
		line_text(out, "os.open(\"/\", os.O_RDONLY)");
	else
		p->impossible = true;
}

static void constant(struct python *p, struct line *out, const struct request *r)
{
	const char *name = r->count == 1 && r->values[0].tag == VALUE_TEXT
				   ? (const char *)r->values[0].data
				   : "";

	p->impossible = p->impossible || *name == '\0' ||
			strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") != strlen(name);
	line_format(out, "mmap.%s", name);
}

static void export(struct python *p, struct line *out, const struct request *r)
{
	line_text(out, "memoryview(");
	python_value(p, out, &r->values[0]);
	line_text(out, ")");
	if (!given(r, 1) && !given(r, 2))
		return;
	line_text(out, "[");
	slice(p, out, r);
	line_text(out, "]");
}

static bool native(struct python *p, struct line *out, const struct request *r);

/* reenter MAP EFFECT [CALL,ARGUMENT,...]: a list of one is an argument with the effect. */
static bool reenter(struct python *p, struct line *out, const struct request *r)
{
	struct request inner = { 0 };
	struct line entering = { 0 };
	const struct value *call = &r->values[2];
	bool statement;

	if (r->count != 3 || call->tag != VALUE_LIST || call->count == 0 ||
	    call->count >= MOST_ARGUMENTS || call->items[0].tag != VALUE_TEXT || p->entering != NULL) {
		p->impossible = true;
		return false;
	}
	python_value(p, &entering, &r->values[0]);
	line_text(&entering, ", ");
	python_value(p, &entering, &r->values[1]);
	inner.operation = (const char *)call->items[0].data;
	inner.values[inner.count++] = r->values[0];
	for (size_t i = 1; i < call->count; i++)
		inner.values[inner.count++] = call->items[i];
	p->entering = entering.text;
	statement = python_call(p, out, &inner);
	p->entering = NULL;
	line_free(&entering);
	return statement;
}

static bool native(struct python *p, struct line *out, const struct request *r)
{
	struct request inner = { .count = r->count - 1 };

	if (r->count == 0 || r->values[0].tag != VALUE_TEXT) {
		p->impossible = true;
		return false;
	}
	inner.operation = (const char *)r->values[0].data;
	memcpy(inner.values, r->values + 1, inner.count * sizeof(inner.values[0]));
	if (is(inner.operation, "reenter"))
		return reenter(p, out, &inner);
	return python_call(p, out, &inner);
}

static bool method(struct python *p, struct line *out, const struct request *r)
{
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		if (!is(methods[i], r->operation))
			continue;
		p->impossible = p->impossible || r->count == 0;
		if (r->count > 0)
			python_value(p, out, &r->values[0]);
		line_format(out, ".%s(", r->operation);
		python_arguments(p, out, r, 1);
		line_text(out, ")");
		return true;
	}
	return false;
}

bool python_call(struct python *p, struct line *out, const struct request *r)
{
	static const struct {
		const char *operation;
		void (*write)(struct python *p, struct line *out, const struct request *r);
	} own[] = { { "file_open", file_open }, { "file_special", file_special },
		    { "constant", constant }, { "export", export } };

	if (is(r->operation, "native"))
		return native(p, out, r);
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (is(own[i].operation, r->operation)) {
			own[i].write(p, out, r);
			return false;
		}
	if (method(p, out, r))
		return false;
	for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++)
		if (is(templates[i].operation, r->operation))
			return fill(p, out, r, &templates[i]);
	p->impossible = true;
	return false;
}
