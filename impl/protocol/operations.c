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

const char *const argument_kind_names[ARGUMENT_KINDS] = {
#define OPERATION(family, name, documents, arguments, result)
#define ARGUMENT_KIND(name, meaning) #name,
#include "operations.def"
#undef OPERATION
};

static enum argument_kind find_kind(const char *word, size_t size)
{
	int kind = 0;

	while (kind < ARGUMENT_KINDS && (strncmp(argument_kind_names[kind], word, size) != 0 ||
	                                 argument_kind_names[kind][size] != '\0'))
		kind++;
	return (enum argument_kind)kind;
}

bool operation_argument_next(const char **rest, struct operation_argument *out)
{
	*rest += strspn(*rest, " ");
	out->name = *rest;
	out->size = strcspn(*rest, ": ");
	*rest += out->size + ((*rest)[out->size] == ':');
	out->kind = find_kind(*rest, strcspn(*rest, "? "));
	*rest += strcspn(*rest, "? ");
	out->optional = **rest == '?';
	*rest += out->optional;
	return out->size > 0;
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
