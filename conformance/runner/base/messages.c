/* SPDX-License-Identifier: MIT */
#include "base/messages.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *name = "mmapspec";

void complain_as(const char *program)
{
	name = program;
}

int complain(const char *format, ...)
{
	va_list list;

	fflush(stdout);
	fprintf(stderr, "%s: ", name);
	va_start(list, format);
	vfprintf(stderr, format, list);
	va_end(list);
	fputc('\n', stderr);
	return EXIT_USAGE;
}

enum { LONGEST = 120 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Levenshtein's distance, one row at a time. */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], length = strlen(b);

	if (strlen(a) > LONGEST || length > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			size_t above = row[j + 1];

			row[j + 1] = least(least(row[j], above) + 1, diagonal + (a[i] != b[j]));
			diagonal = above;
		}
	}
	return row[length];
}

const char *nearest(const char *word, const char *const *candidates, size_t count)
{
	const char *best = NULL;
	size_t best_distance = strlen(word) / 2 + 2;

	for (size_t i = 0; i < count; i++) {
		size_t d = distance(word, candidates[i]);

		if (d < best_distance) {
			best = candidates[i];
			best_distance = d;
		}
	}
	return best;
}

int complain_unknown(const char *where, const char *kind, const char *word,
                     const char *const *candidates, size_t count)
{
	const char *near = nearest(word, candidates, count);

	if (near == NULL)
		return complain("%sno %s named \"%s\"", where, kind, word);
	return complain("%sno %s named \"%s\"; did you mean \"%s\"?", where, kind, word, near);
}
