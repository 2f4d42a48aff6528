/* SPDX-License-Identifier: MIT */
#include "adapter_private.h"

#include <stddef.h>
#include <string.h>

const struct operation_row operation_table[OPERATIONS] = {
#define OPERATION(family, name, documents, arguments, result)                                      \
	{ #family, #name, documents, arguments, result },
#include "operations.def"
#undef OPERATION
};

static const size_t slots[OPERATIONS] = {
#define OPERATION(family, name, documents, arguments, result)                                      \
	offsetof(struct adapter, operations.name),
#include "operations.def"
#undef OPERATION
};

enum operation operation_find(const char *name, size_t size)
{
	int op = 0;

	while (op < OPERATIONS && (strncmp(operation_table[op].name, name, size) != 0 ||
	                           operation_table[op].name[size] != '\0'))
		op++;
	return (enum operation)op;
}

adapter_operation **adapter_slot(struct adapter *adapter, enum operation op)
{
	return (adapter_operation **)((char *)adapter + slots[op]);
}

bool adapter_parameter_next(const char **rest, struct adapter_parameter *out)
{
	size_t size;

	*rest += strspn(*rest, " ");
	size = strcspn(*rest, " ");
	out->name = *rest;
	out->optional = size > 0 && (*rest)[size - 1] == '?';
	out->size = size - out->optional;
	*rest += size;
	return size > 0;
}

int adapter_parameter_find(enum operation op, const char *name, size_t size)
{
	const char *rest = operation_table[op].arguments;
	struct adapter_parameter p;

	for (int i = 0; adapter_parameter_next(&rest, &p); i++)
		if (p.size == size && memcmp(p.name, name, size) == 0)
			return i;
	return -1;
}
