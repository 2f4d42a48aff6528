/* SPDX-License-Identifier: MIT
 *
 * A script as text. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "replay/replay_private.h"

enum { LARGEST = 1 << 20 };

static const char header[] = "# mmapspec replay 1: ";
static const char incomplete[] = "# incomplete, no reproducer: ";

const char *replay_incomplete(const char *script)
{
	return strncmp(script, incomplete, sizeof(incomplete) - 1) == 0
	           ? script + sizeof(incomplete) - 1
	           : NULL;
}

/* Is it one at all? */
static bool is_script(const char *text)
{
	const char *first = replay_incomplete(text);

	if (first != NULL)
		first = strchr(first, '\n');
	return strncmp(first != NULL ? first + 1 : text, header, sizeof(header) - 1) == 0;
}

char *replay_read(const char *path)
{
	FILE *in = fopen(path, "re");
	char *text;
	size_t size;

	if (in == NULL) {
		complain("--replay %s: %s", path, strerror(errno));
		return NULL;
	}
	text = memory_array(LARGEST + 1, 1);
	size = fread(text, 1, LARGEST, in);
	fclose(in);
	if (strlen(text) == size && size < LARGEST && is_script(text))
		return text;
	complain("--replay %s: no script: its first line should be \"%s...\"", path, header);
	free(text);
	return NULL;
}

char *replay_replaced(const char *text, const char *from, const char *to)
{
	struct line out = { 0 };
	const char *found;

	while ((found = strstr(text, from)) != NULL) {
		line_append(&out, text, (size_t)(found - text));
		line_text(&out, to);
		text = found + strlen(from);
	}
	line_text(&out, text);
	if (out.failed)
		exit(complain("out of memory"));
	return out.text;
}
