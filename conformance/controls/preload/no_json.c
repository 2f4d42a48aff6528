/* SPDX-License-Identifier: MIT
 *
 * A library to preload: no memory for JSON.  JSON_STARVED names what there is none for: a
 * string that begins so, or "{" for the text of a record. */
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool starved(const char *text)
{
	const char *begins = getenv("JSON_STARVED");

	return begins != NULL && strncmp(text, begins, strlen(begins)) == 0;
}

json_t *json_string(const char *text)
{
	return starved(text) ? NULL : json_stringn(text, strlen(text));
}

char *json_dumps(const json_t *json, size_t flags)
{
	bool record = json_object_get(json, "record") != NULL;
	size_t size = json_dumpb(json, NULL, 0, flags);
	char *text = record && starved("{") ? NULL : malloc(size + 1);

	if (text != NULL)
		text[json_dumpb(json, text, size, flags)] = '\0';
	return text;
}
