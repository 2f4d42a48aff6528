/* SPDX-License-Identifier: MIT */
#include "operations.h"

#include <string.h>

const struct operation_row operation_table[OPERATIONS] = {
#define OPERATION(family, name, documents, arguments, result)                                      \
	{ #family, #name, documents, arguments, result },
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

bool operation_argument_next(const char **rest, struct operation_argument *out)
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

int operation_argument_find(enum operation op, const char *name, size_t size)
{
	const char *rest = operation_table[op].arguments;
	struct operation_argument argument;

	for (int i = 0; operation_argument_next(&rest, &argument); i++)
		if (argument.size == size && memcmp(argument.name, name, size) == 0)
			return i;
	return -1;
}
