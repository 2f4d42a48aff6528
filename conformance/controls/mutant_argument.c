/* SPDX-License-Identifier: MIT
 *
 * The arguments of a call, and the objects that they name. */
#include "mutant.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef O_CLOEXEC /* Windows */
#	define O_CLOEXEC O_NOINHERIT
#endif

void mutant_set(struct adapter_call *call, const char *name, struct value v)
{
	int position = operation_argument_find(call->operation, name, strlen(name));

	if (position >= 0)
		call->arguments[position] = v;
}

void mutant_set_int(struct adapter_call *call, const char *name, int64_t number)
{
	mutant_set(call, name, value_int(number));
}

void mutant_omit(struct adapter_call *call, const char *name)
{
	mutant_set(call, name, (struct value){ .tag = VALUE_ABSENT });
}

void mutant_wrap(struct adapter_call *call, const char *name)
{
	const struct value *v = adapter_argument(call, name);
	uint64_t number = 0;

	if (v->tag != VALUE_BIG)
		return;
	for (size_t i = v->data[0] == '-'; i < v->size; i++)
		number = 10 * number + (uint64_t)(v->data[i] - '0');
	mutant_set_int(call, name, (int64_t)(v->number < 0 ? -number : number));
}

bool mutant_given(struct adapter_call *call, const char *name)
{
	return adapter_argument(call, name)->tag != VALUE_ABSENT;
}

int64_t mutant_number(struct adapter_call *call, const char *name, int64_t otherwise)
{
	const struct value *v = adapter_argument(call, name);

	return v->tag == VALUE_INT || v->tag == VALUE_BOOL ? v->number : otherwise;
}

struct mmapobj *mutant_mapping(struct adapter_call *call)
{
	struct mmapobj *m = adapter_peek(call, &call->arguments[0], &reference_mapping_class);

	return m != NULL && !mmapobj_closed(m) ? m : NULL;
}

struct mmapobj *mutant_closed(struct adapter_call *call)
{
	struct mmapobj *m = adapter_peek(call, &call->arguments[0], &reference_mapping_class);

	return m != NULL && mmapobj_closed(m) ? m : NULL;
}

struct go_map *mutant_go(struct adapter_call *call)
{
	return reference_find_go(call, &call->arguments[0]);
}

struct map_region *mutant_region(struct adapter_call *call)
{
	return reference_find_region(call, &call->arguments[0]);
}

unsigned char *mutant_go_memory(struct adapter_call *call, size_t *size)
{
	struct go_map *go = mutant_go(call);
	unsigned char *data = NULL;
	bool readonly;

	*size = 0;
	if (go != NULL)
		go_map_memory(go, &data, size, &readonly);
	return data;
}

size_t mutant_span(const struct mmapobj *m)
{
	const size_t page = (size_t)adapter_os_page(), pages = (m->length + page - 1) / page * page;

	return m->span > pages ? m->span : pages;
}

bool mutant_end_file(const struct mmapobj *m, int64_t end)
{
	return m->fd < 0 || ftruncate(m->fd, m->offset + end) == 0;
}

int mutant_reopen(int fd)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	return open(path, O_RDWR | O_CLOEXEC);
}
