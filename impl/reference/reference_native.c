/* SPDX-License-Identifier: MIT */

/* Promises of the language itself, as far as an object in C can keep them. */

#include "reference_private.h"

#include "memory.h"
#include "os.h"

#include <stdlib.h>
#include <string.h>

static const struct value *first(struct adapter_call *call)
{
	return adapter_argument(call, "first");
}

static struct mmapobj *mapping(struct adapter_call *call)
{
	return adapter_object(call, "first", &reference_mapping_class);
}

/* The mapping, if it is open; NULL after an answer. */
static struct mmapobj *open_mapping(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t length;

	return m != NULL && reference_ok(call, mmapobj_length(m, &length)) ? m : NULL;
}

static void unsupported(struct adapter_call *call, const char *what)
{
	adapter_error(call, "Unsupported", 0, "native", "%s", what);
}

static bool is_text(const struct value *v, const char *text)
{
	return v->tag == VALUE_TEXT && v->size == strlen(text) &&
	       memcmp(v->data, text, v->size) == 0;
}

/* --- contexts ------------------------------------------------------------- */

static bool has_contexts(struct adapter_call *call)
{
	if (reference_settings.edition >= MMAPOBJ_3_9)
		return true;
	unsupported(call, "this edition has no contexts");
	return false;
}

static void context_enter(struct adapter_call *call)
{
	if (has_contexts(call) && open_mapping(call) != NULL)
		adapter_answer(call, first(call));
}

static void context_exit(struct adapter_call *call)
{
	struct mmapobj *m = has_contexts(call) ? mapping(call) : NULL;

	if (m != NULL)
		reference_done(call, mmapobj_close(m));
}

/* The exception is ours, and passes through: nothing here catches it. */
static void context_fail(struct adapter_call *call)
{
	struct mmapobj *m = has_contexts(call) ? open_mapping(call) : NULL;

	if (m != NULL && reference_ok(call, mmapobj_close(m)))
		adapter_answer_bool(call, true);
}

/* --- operators ------------------------------------------------------------ */

static void answer_items(struct adapter_call *call, const unsigned char *bytes, size_t size)
{
	bool text = reference_settings.edition < MMAPOBJ_3_9;
	struct value *items = calloc(size > 0 ? size : 1, sizeof(*items));
	struct value list = { .tag = VALUE_LIST, .items = items, .count = size };

	if (items == NULL) {
		reference_ok(call, MMAPOBJ_MEMORY);
		return;
	}
	for (size_t i = 0; i < size; i++)
		items[i] = text ? value_bytes(bytes + i, 1) : value_int(bytes[i]);
	adapter_answer(call, &list);
	free(items);
}

static void iterate(struct adapter_call *call)
{
	const unsigned char *bytes;
	unsigned char *copy;
	size_t size;

	if (!reference_bytes(call, first(call), &bytes, &size))
		return;
	copy = malloc(size > 0 ? size : 1);
	if (reference_ok(call, copy != NULL ? mmapobj_load(copy, bytes, size) : MMAPOBJ_MEMORY))
		answer_items(call, copy, size);
	free(copy);
}

/* As a byte array: a number is an item, bytes are a part. */
static void contains(struct adapter_call *call)
{
	const struct value *second = adapter_argument(call, "second");
	bool number = second->tag == VALUE_INT || second->tag == VALUE_BIG;
	struct mmapobj *m = mapping(call);
	const unsigned char *needle;
	unsigned char byte;
	int64_t start = 0, index;
	size_t size;

	if (m == NULL)
		return;
	needle = &byte;
	size = 1;
	if (number ? !reference_byte(call, "second", false, &byte)
	           : !reference_bytes(call, second, &needle, &size))
		return;
	if (reference_ok(call, mmapobj_find(m, needle, size, &start, NULL, &index)))
		adapter_answer_bool(call, index >= 0);
}

/* A mapping is never empty. */
static void truth(struct adapter_call *call)
{
	if (open_mapping(call) != NULL)
		adapter_answer_bool(call, true);
}

/* An object is itself and no other. */
static void hash(struct adapter_call *call)
{
	if (mapping(call) != NULL)
		adapter_answer_int(call, first(call)->number);
}

static void equal(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);

	if (m != NULL)
		adapter_answer_bool(call, adapter_peek(call, adapter_argument(call, "second"),
		                                       &reference_mapping_class) == m);
}

/* delete_slice, add, multiply: what has a fixed length cannot. */
static void refuse(struct adapter_call *call)
{
	if (open_mapping(call) != NULL)
		reference_type_error(call, "a mapping has no such operator");
}

/* The index is looked at before the operator is refused. */
static void delete_item(struct adapter_call *call)
{
	struct mmapobj *m = open_mapping(call);
	int64_t index = 0, length;
	size_t at;

	if (m != NULL && reference_index(call, "second", &index) &&
	    reference_ok(call, mmapobj_length(m, &length)) &&
	    reference_ok(call, memory_index((size_t)length, index, &at)))
		refuse(call);
}

/* --- questions ------------------------------------------------------------ */

static void text(struct adapter_call *call)
{
	struct mmapobj *m = adapter_peek(call, first(call), &reference_mapping_class);
	struct map_region *r = reference_find_region(call, first(call));
	char form[200] = "";

	if (m != NULL)
		mmapobj_text(m, form, sizeof(form));
	else if (r != NULL)
		map_region_text(r, form, sizeof(form));
	else
		reference_type_error(call, "this object has no text form");
	reference_answer_text(call, form);
}

static const struct {
	const char *name;
	enum mmapobj_edition since;
} attributes[] = {
	{ "close", MMAPOBJ_2_4 },      { "find", MMAPOBJ_2_4 },      { "flush", MMAPOBJ_2_4 },
	{ "move", MMAPOBJ_2_4 },       { "read", MMAPOBJ_2_4 },      { "read_byte", MMAPOBJ_2_4 },
	{ "readline", MMAPOBJ_2_4 },   { "resize", MMAPOBJ_2_4 },    { "seek", MMAPOBJ_2_4 },
	{ "size", MMAPOBJ_2_4 },       { "tell", MMAPOBJ_2_4 },      { "write", MMAPOBJ_2_4 },
	{ "write_byte", MMAPOBJ_2_4 }, { "rfind", MMAPOBJ_3_9 },     { "closed", MMAPOBJ_3_9 },
	{ "madvise", MMAPOBJ_3_9 },    { "__enter__", MMAPOBJ_3_9 }, { "__exit__", MMAPOBJ_3_9 },
	{ "seekable", MMAPOBJ_3_13 },
};

static void has(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "second");
	bool found = false;

	if (mapping(call) == NULL)
		return;
	for (size_t i = 0; i < COUNT(attributes); i++)
		if (is_text(name, attributes[i].name))
			found = reference_settings.edition >= attributes[i].since &&
			        !(OS_WINDOWS && strcmp(attributes[i].name, "madvise") == 0);
	adapter_answer_bool(call, found);
}

/* A view's bytes: its format, and its dimensions, bytes of an item and bytes in all. */
static void export_format(struct adapter_call *call)
{
	const unsigned char *bytes;
	size_t size;

	if (reference_bytes(call, first(call), &bytes, &size))
		reference_answer_text(call, "B");
}

static void export_layout(struct adapter_call *call)
{
	struct value items[] = { value_int(1), value_int(1), value_int(0) };
	struct value list = { .tag = VALUE_LIST, .items = items, .count = 3 };
	const unsigned char *bytes;
	size_t size;

	if (!reference_bytes(call, first(call), &bytes, &size))
		return;
	items[2].number = (int64_t)size;
	adapter_answer(call, &list);
}

static void inheritable(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	bool inherited;

	if (m == NULL)
		return;
	if (mmapobj_descriptor(m) < 0)
		adapter_answer_none(call);
	else if (reference_ok(call, os_inherited(mmapobj_descriptor(m), &inherited) == 0
	                                ? MMAPOBJ_OK
	                                : MMAPOBJ_OS))
		adapter_answer_bool(call, inherited);
}

static void find_class(struct adapter_call *call)
{
	reference_answer_text(call, reference_settings.edition < MMAPOBJ_3_9 ? "error" : "OSError");
}

static const struct {
	const char *name;
	adapter_operation *promise;
} promises[] = {
	{ "context.enter", context_enter },
	{ "context.exit", context_exit },
	{ "context.fail", context_fail },
	{ "iterate", iterate },
	{ "contains", contains },
	{ "truth", truth },
	{ "hash", hash },
	{ "equal", equal },
	{ "delete_item", delete_item },
	{ "delete_slice", refuse },
	{ "add", refuse },
	{ "multiply", refuse },
	{ "text", text },
	{ "has", has },
	{ "export_format", export_format },
	{ "export_layout", export_layout },
	{ "inheritable", inheritable },
	{ "find_class", find_class },
#ifndef _WIN32
	{ "stream_kinds", reference_stream },
	{ "stream_open", reference_stream },
	{ "stream_state", reference_stream },
	{ "stream_read", reference_stream },
	{ "stream_write", reference_stream },
#endif
};

void reference_native(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");

	for (size_t i = 0; i < COUNT(promises); i++) {
		if (is_text(name, promises[i].name)) {
			promises[i].promise(call);
			return;
		}
	}
	unsupported(call, "no such promise");
}
