/* SPDX-License-Identifier: MIT
 *
 * What a replay sends and gets, compared with the record: an adapter may give other handles. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notes.h"
#include "replay/replay_private.h"

static int64_t *handle_place(struct replay_adapter *a, const char *digits)
{
	long long recorded = strtoll(digits, NULL, 10);

	return recorded > 0 && recorded < REPLAY_HANDLES ? &a->handles[recorded] : NULL;
}

char *replay_request(struct replay_adapter *a, const char *line)
{
	struct line out = { 0 };
	const char *from = line;

	for (const char *at = line; (at = strchr(at, '@')) != NULL; at++) {
		const int64_t *ours =
		    isdigit((unsigned char)at[1]) && at != line && strchr(" =[,0", at[-1]) != NULL
		        ? handle_place(a, at + 1)
		        : NULL;

		if (ours == NULL || *ours == 0)
			continue;
		line_append(&out, from, (size_t)(at + 1 - from));
		line_format(&out, "%lld", (long long)*ours);
		from = at + 1 + strspn(at + 1, "0123456789");
	}
	line_text(&out, from);
	return out.text;
}

/* How much of the answer decides: of an error not its message, which may name a path. */
static size_t deciding(const char *answer)
{
	size_t size = strlen(answer), words = 0;

	if (strncmp(answer, "err ", 4) != 0)
		return size;
	for (size_t i = 0; i < size; i++)
		if (answer[i] == ' ' && ++words == 4)
			return i;
	return size;
}

bool replay_same_answer(struct replay_adapter *a, const char *recorded, const char *found)
{
	size_t size = deciding(recorded);
	char sum[64];

	if (strncmp(recorded, "ok @", 4) == 0 && strncmp(found, "ok @", 4) == 0) {
		int64_t *ours = handle_place(a, recorded + 4);

		if (ours != NULL)
			*ours = strtoll(found + 4, NULL, 10);
		return true;
	}
	if (strncmp(recorded, "ok sum:", 7) == 0 && strncmp(found, "ok ", 3) == 0) {
		snprintf(sum, sizeof(sum), "ok sum:%zu:%016llx", strlen(found + 3),
		         (unsigned long long)note_sum(NOTE_SUM_START, found + 3,
		                                      strlen(found + 3)));
		return strcmp(sum, recorded) == 0;
	}
	return size == deciding(found) && memcmp(recorded, found, size) == 0;
}
