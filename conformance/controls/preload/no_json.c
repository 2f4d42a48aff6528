/* SPDX-License-Identifier: MIT
 *
 * A library to preload: no memory for JSON.  JSON_STARVED names what there is none for: a
 * string that begins so, or "{" for the text of a record. */
#include <dlfcn.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool failing;

void *__libc_malloc(size_t size);

/* One allocation fails. */
void *malloc(size_t size)
{
	bool fails = failing;

	failing = false;
	return fails ? NULL : __libc_malloc(size);
}

static bool without_memory(const char *text)
{
	const char *begins = getenv("JSON_STARVED");

	return begins != NULL && strncmp(text, begins, strlen(begins)) == 0;
}

json_t *json_string(const char *text)
{
	json_t *string;

	failing = without_memory(text);
	string = json_stringn(text, strlen(text));
	failing = false;
	return string;
}

char *json_dumps(const json_t *json, size_t flags)
{
	char *(*dumps)(const json_t *, size_t);

	*(void **)&dumps = dlsym(RTLD_NEXT, "json_dumps");
	failing = json_object_get(json, "record") != NULL && without_memory("{");
	return dumps(json, flags);
}
