/* SPDX-License-Identifier: MIT
 *
 * Regions behind handles: making them, ending them, their memory. */
#include "object.h"

#include <stdio.h>
#include <stdlib.h>

static void drop(void *object)
{
	region_free(object);
}

const struct adapter_class object_class = { "mapped_region", drop };

void object_keep(struct adapter_call *call, struct region *region, const struct failure *failure)
{
	if (region != NULL)
		adapter_keep(call, &object_class, region);
	else
		failure_answer(call, failure);
}

struct region *object_find(struct adapter_call *call, const char *name)
{
	return adapter_object(call, name, &object_class);
}

void object_map_path(struct adapter_call *call)
{
	int64_t access = REGION_WRITE, offset = 0;
	struct failure failure = { 0 };
	struct region *region;
	size_t size = 0;
	char *path;

	if (!adapter_size(call, "length", &size) || !adapter_integer(call, "access", &access) ||
	    !adapter_integer(call, "offset", &offset) ||
	    (path = adapter_path(call, "path")) == NULL)
		return;
	if (access < REGION_READ || access > REGION_COPY) {
		adapter_unsupported(call, "no such mode");
	} else {
		region = region_open(path, (enum region_mode)access, offset, size, &failure);
		object_keep(call, region, &failure);
	}
	free(path);
}

void object_close(struct adapter_call *call)
{
	struct region *region = object_find(call, "mapping");

	if (region == NULL)
		return;
	region_close(region);
	adapter_answer_none(call);
}

/* The memory of the call's object; false after an answer. */
static bool memory(struct adapter_call *call, struct sequence *out)
{
	struct region *region = object_find(call, "object");

	if (region == NULL)
		return false;
	out->bytes = region_address(region);
	out->size = region_length(region);
	return true;
}

void object_length(struct adapter_call *call)
{
	struct sequence part;
	struct value size = { .tag = VALUE_BIG, .number = 1 };
	char text[32];

	if (!memory(call, &part))
		return;
	if (part.size <= INT64_MAX) {
		adapter_answer_int(call, (int64_t)part.size);
		return;
	}
	size.size = (size_t)snprintf(text, sizeof(text), "%zu", part.size);
	size.data = (const unsigned char *)text;
	adapter_answer(call, &size);
}

void object_access(struct adapter_call *call)
{
	struct sequence part;

	if (memory(call, &part))
		sequence_access(call, part);
}
