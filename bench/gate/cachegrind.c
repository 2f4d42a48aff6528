/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cachegrind.h"

enum { EVENTS_MAX = 32 };

/* Which work each column of "events: Ir I1mr ... Dr ... Dw ..." counts; WORKS for none. */
static size_t read_events(char *words, enum work columns[EVENTS_MAX])
{
	size_t n = 0;

	for (char *word; n < EVENTS_MAX && (word = strsep(&words, " ")) != NULL; n++)
		columns[n] = strcmp(word, "Ir") == 0 ? WORK_INSTRUCTIONS
		             : strcmp(word, "Dr") == 0 || strcmp(word, "Dw") == 0 ? WORK_ACCESSES
		                                                                  : WORKS;
	return n;
}

static void read_summary(const char *numbers, const enum work columns[EVENTS_MAX], size_t n,
                         double out[WORKS])
{
	for (size_t i = 0; i < n; i++) {
		char *end;
		double value = strtod(numbers, &end);

		if (columns[i] != WORKS)
			out[columns[i]] += value;
		numbers = end;
	}
}

int cachegrind_read(const char *folder, const char *pid, double out[WORKS])
{
	enum work columns[EVENTS_MAX];
	char path[4400], *line = NULL;
	size_t room = 0, n = 0;
	FILE *in;

	snprintf(path, sizeof(path), "%s/%s", folder, pid);
	memset(out, 0, WORKS * sizeof(*out));
	if ((in = fopen(path, "r")) == NULL)
		return -1;
	while (getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "events: ", 8) == 0)
			n = read_events(line + 8, columns);
		else if (strncmp(line, "summary: ", 9) == 0)
			read_summary(line + 9, columns, n, out);
	}
	free(line);
	fclose(in);
	remove(path);
	return out[WORK_INSTRUCTIONS] > 0 && out[WORK_ACCESSES] > 0 ? 0 : -1;
}

void cachegrind_remove(const char *folder, int pid)
{
	char path[4400];

	snprintf(path, sizeof(path), "%s/%d", folder, pid);
	remove(path);
}
