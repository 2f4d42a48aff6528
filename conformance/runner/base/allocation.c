/* SPDX-License-Identifier: MIT */
#include "base/allocation.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/messages.h"

static void *some(void *block)
{
	if (block == NULL)
		exit(complain("out of memory"));
	return block;
}

static void *json_block(size_t size)
{
	return some(malloc(size > 0 ? size : 1));
}

void memory_begin(void)
{
	json_set_alloc_funcs(json_block, free);
}

void *memory_array(size_t count, size_t size)
{
	return some(calloc(count > 0 ? count : 1, size));
}

void *memory_resize(void *old, size_t count, size_t size)
{
	return some(reallocarray(old, count > 0 ? count : 1, size));
}

char *memory_text(const char *text)
{
	return some(strdup(text));
}

char *memory_format(const char *format, ...)
{
	va_list list;
	char *text = NULL;
	int length;

	va_start(list, format);
	length = vasprintf(&text, format, list);
	va_end(list);
	return some(length < 0 ? NULL : text);
}

FILE *memory_stream(char **text, size_t *size)
{
	return some(open_memstream(text, size));
}

void memory_stream_end(FILE *stream)
{
	bool lost = ferror(stream);

	if (fclose(stream) != 0 || lost)
		some(NULL);
}
