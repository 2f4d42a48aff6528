/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pattern.h"

static void put_name(FILE *out, const char *name)
{
	for (; *name != '\0'; name++) {
		if (strchr("\\^$.[]|()*+?{}", *name) != NULL)
			fputc('\\', out);
		fputc(*name, out);
	}
}

char *pattern_of(const struct row *rows, size_t n, bool (*wanted)(const struct row *row))
{
	const char *between = "";
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (out == NULL)
		return NULL;
	fputs("^(", out);
	for (size_t i = 0; i < n; i++) {
		if (wanted != NULL && !wanted(&rows[i]))
			continue;
		fputs(between, out);
		put_name(out, rows[i].name);
		between = "|";
	}
	fputs(")$", out);
	return fclose(out) == 0 ? text : NULL;
}
