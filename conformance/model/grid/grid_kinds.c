/* SPDX-License-Identifier: MIT */
#include "grid_kinds.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_KINDS = 64, KIND_SIZE = 512 };

static struct {
	char kind[KIND_SIZE];
	char *first;
} kinds[MOST_KINDS];
static size_t count;

/* Without the state before "; ", the arguments of the request, and numbers. */
static void reduce(const char *failure, char *out)
{
	const char *at = strstr(failure, "; "), *end;
	size_t n = 0;

	at = at != NULL ? at + 2 : failure;
	end = strstr(at, "): ");
	for (const char *open = strchr(at, '('); *at != '\0' && n < KIND_SIZE - 1; at++) {
		if (at == open && end != NULL && open < end)
			at = end;
		if (!isdigit((unsigned char)*at))
			out[n++] = *at;
		else if (n == 0 || out[n - 1] != '#')
			out[n++] = '#';
	}
	out[n] = '\0';
}

const char *one_of_its_kind(const char *failure)
{
	char kind[KIND_SIZE];

	reduce(failure, kind);
	for (size_t i = 0; i < count; i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].first;
	if (count == MOST_KINDS)
		return failure;
	strcpy(kinds[count].kind, kind);
	kinds[count].first = strdup(failure);
	return kinds[count++].first;
}
