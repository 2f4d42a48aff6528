/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "base/installation.h"
#include "base/memory.h"

#include "objects/requests.h"

/* Append " ARGUMENT" if the implementation's folder tells one that makes flush() wait. */
static void put_synchronous(struct line *out, const char *implementation)
{
	char *path =
	    memory_format("%s/%s/synchronous-flush", implementation_folder(), implementation);
	char argument[64];
	FILE *f = fopen(path, "r");

	if (f != NULL && fscanf(f, "%63s", argument) == 1)
		line_format(out, " %s", argument);
	if (f != NULL)
		fclose(f);
	free(path);
}

static void put_bytes(struct line *out, const unsigned char *data, size_t size)
{
	struct value bytes = value_bytes(data, size);

	value_write(out, &bytes);
}

static void put_mark(struct line *out, char mark, const struct object *o, const char *mapping,
                     const char *implementation)
{
	switch (mark) {
	case 'M': line_text(out, mapping); break;
	case 'P': line_format(out, "%zu", o->page); break;
	case 'S': put_synchronous(out, implementation); break;
	case '8': put_bytes(out, object_needle, 8); break;
	case 'N': put_bytes(out, object_needle, 64); break;
	case 'F': put_bytes(out, object_worst, 64); break;
	case 'B': put_bytes(out, object_worst_back, 64); break;
	case 'W': put_bytes(out, o->base, 64); break;
	}
}

struct line requests_write(const struct object *o, const struct object_operation *op,
                           const char *mapping, const char *implementation)
{
	struct line text = { 0 }, word = { 0 };
	struct value v = { .tag = VALUE_TEXT };

	for (const char *p = op->requests; *p != '\0'; p++) {
		if (*p == '%')
			put_mark(&text, *++p, o, mapping, implementation);
		else
			line_append(&text, p, 1);
	}
	v.data = (const unsigned char *)text.text;
	v.size = text.size;
	value_write(&word, &v);
	line_free(&text);
	return word;
}
