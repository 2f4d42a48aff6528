/* SPDX-License-Identifier: MIT */
#include "object.h"

#include <stdlib.h>
#include <string.h>

#include "mapped.h"
#include "sequence.h"

static void drop(void *object)
{
	mapped_free(object);
}

static const struct adapter_class object_class = { "mapped_file", drop };

static void keep(struct adapter_call *call, struct mapped *mapped, const struct failure *failure)
{
	if (mapped != NULL)
		adapter_keep(call, &object_class, mapped);
	else
		failure_answer(call, failure);
}

void object_map_path(struct adapter_call *call)
{
	int64_t access = MAPPED_WRITE, offset = 0;
	struct failure failure = { 0 };
	struct mapped *mapped;
	size_t length = 0;
	char *path;

	if (!adapter_size(call, "length", &length) || !adapter_integer(call, "access", &access) ||
	    !adapter_integer(call, "offset", &offset) ||
	    (path = adapter_path(call, "path")) == NULL)
		return;
	if (access < MAPPED_READ || access > MAPPED_COPY) {
		adapter_unsupported(call, "no such mode");
	} else {
		mapped = mapped_open(path, (enum mapped_mode)access, length, offset, &failure);
		keep(call, mapped, &failure);
	}
	free(path);
}

static void answer(struct adapter_call *call, bool success, const struct failure *failure)
{
	if (success)
		adapter_answer_none(call);
	else
		failure_answer(call, failure);
}

void object_close(struct adapter_call *call)
{
	struct mapped *mapped = adapter_object(call, "mapping", &object_class);
	struct failure failure = { 0 };

	if (mapped != NULL)
		answer(call, mapped_close(mapped, &failure), &failure);
}

void object_closed(struct adapter_call *call)
{
	struct mapped *mapped = adapter_object(call, "mapping", &object_class);

	if (mapped != NULL)
		adapter_answer_bool(call, !mapped_is_open(mapped));
}

void object_resize(struct adapter_call *call)
{
	struct mapped *mapped = adapter_object(call, "mapping", &object_class);
	struct failure failure = { 0 };
	int64_t size = 0;

	if (adapter_argument(call, "size")->tag == VALUE_ABSENT)
		adapter_error(call, "TypeError", 0, "adapter", "a size has to be given");
	else if (mapped != NULL && adapter_integer(call, "size", &size))
		answer(call, mapped_resize(mapped, size, &failure), &failure);
}

/* new_file_size(path, size): a mapped_file opened with that parameter. */
static void create(struct adapter_call *call)
{
	struct failure failure = { 0 };
	struct mapped *mapped;
	int64_t size = 0;
	char *path;

	if (!adapter_integer(call, "second", &size) || (path = adapter_path(call, "first")) == NULL)
		return;
	mapped = mapped_create(path, size, &failure);
	keep(call, mapped, &failure);
	free(path);
}

void object_native(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");

	if (name->tag == VALUE_TEXT && strcmp((const char *)name->data, "new_file_size") == 0)
		create(call);
	else if (name->tag == VALUE_TEXT && strcmp((const char *)name->data, "alignment") == 0)
		adapter_answer_int(call, mapped_alignment());
	else
		adapter_unsupported(call, "no such promise of the library");
}

void object_length(struct adapter_call *call)
{
	struct mapped *mapped = adapter_object(call, "object", &object_class);

	if (mapped == NULL)
		return;
	if (mapped_size(mapped) > INT64_MAX)
		adapter_error(call, "OverflowError", 0, "adapter", "more than 63 bits");
	else
		adapter_answer_int(call, (int64_t)mapped_size(mapped));
}

/* The memory of the call's object; false after an answer.  Only what is taken from data()
 * is stored in. */
static bool memory(struct adapter_call *call, struct sequence *out)
{
	struct mapped *mapped = adapter_object(call, "object", &object_class);

	if (mapped == NULL)
		return false;
	out->bytes = (unsigned char *)(sequence_stores(call) ? mapped_data(mapped)
	                                                     : mapped_const_data(mapped));
	out->size = mapped_size(mapped);
	return true;
}

void object_access(struct adapter_call *call)
{
	struct sequence part;

	if (memory(call, &part))
		sequence_access(call, part);
}
