/* SPDX-License-Identifier: MIT */
#include "test_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena *test_arena(void)
{
	static struct arena arena;

	return &arena;
}

struct arena_mark test_memory_mark(void)
{
	return arena_mark(test_arena());
}

static void *must_have(void *memory)
{
	if (memory == NULL) {
		fputs("the test is out of memory\n", stderr);
		abort();
	}
	return memory;
}

void *keep_room(size_t size)
{
	return must_have(arena_allocate(test_arena(), size));
}

char *keep_text(const char *text, size_t size)
{
	char *kept = keep_room(size + 1);

	if (size != 0)
		memcpy(kept, text, size);
	return kept;
}

char *keep_formatted(const char *format, va_list list)
{
	char *text = NULL, *kept;
	int n = vasprintf(&text, format, list);

	kept = keep_text(must_have(n < 0 ? NULL : text), (size_t)n);
	free(text);
	return kept;
}

char *keep_format(const char *format, ...)
{
	va_list list;
	char *kept;

	va_start(list, format);
	kept = keep_formatted(format, list);
	va_end(list);
	return kept;
}

char *keep_line(struct line *line)
{
	char *kept = keep_text(line->text, line->size);

	must_have(line->failed ? NULL : kept);
	line_free(line);
	return kept;
}

const char *shown(void (*show)(struct line *, const char *), const char *line)
{
	struct line out = { 0 };

	show(&out, line);
	return keep_line(&out);
}

void *must_realloc(void *memory, size_t size)
{
	return must_have(realloc(memory, size));
}
