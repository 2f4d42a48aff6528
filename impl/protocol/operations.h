/* SPDX-License-Identifier: MIT */
#ifndef OPERATIONS_H
#define OPERATIONS_H

/* The tables of operations.def in C: a number for each operation, its row, the list of its
 * arguments, and a number for what an argument means. */

#include <stdbool.h>
#include <stddef.h>

/* Numbers in the order of operations.def. */
enum operation {
#define OPERATION(family, name, documents, arguments, result) OP_##name,
#include "operations.def"
#undef OPERATION
	OPERATIONS
};

struct operation_row {
	const char *family, *name, *documents, *arguments, *result;
};

extern const struct operation_row operation_table[OPERATIONS];

/* The operation with that name of size bytes; OPERATIONS if there is none. */
enum operation operation_find(const char *name, size_t size);

/* What an argument means. */
enum argument_kind {
#define OPERATION(family, name, documents, arguments, result)
#define ARGUMENT_KIND(name, meaning) KIND_##name,
#include "operations.def"
#undef OPERATION
	ARGUMENT_KINDS
};

/* The words for them in operations.def. */
extern const char *const argument_kind_names[ARGUMENT_KINDS];

/* One argument in the list of a row. */
struct operation_argument {
	const char *name; /* size bytes, not terminated */
	size_t size;
	enum argument_kind kind; /* ARGUMENT_KINDS: the row names no kind (list --lint tells) */
	bool optional;
};

/* Read the next argument of a row: rest points into the row's list and is moved on.  False at
 * the end of the list. */
bool operation_argument_next(const char **rest, struct operation_argument *out);

/* The position of the argument called name, from 0; -1 if op has no such argument. */
int operation_argument_find(enum operation op, const char *name, size_t size);

#endif
