/* SPDX-License-Identifier: MIT */
#ifndef VALUE_H
#define VALUE_H

/* The tagged values of the protocol (README.md, "Values"), and the words that
 * carry them.  A value owns nothing: what it points to lives in the arena that
 * parsed it, or in the caller's storage.  Standard C only. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The number of elements of an array. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum value_tag {
	VALUE_ABSENT, /* an argument that was left out; never on the wire */
	VALUE_NONE,
	VALUE_BOOL,   /* number is 0 or 1 */
	VALUE_INT,    /* number */
	VALUE_BIG,    /* an integer outside int64_t: number is its sign (-1 or 1), data and
	               * size its decimal text with the minus sign, NUL-terminated */
	VALUE_FLOAT,  /* real */
	VALUE_BYTES,  /* data, size; form is NULL or the kind of buffer ("bytearray", ...) */
	VALUE_TEXT,   /* data, size: UTF-8, NUL-terminated one past the end */
	VALUE_LIST,   /* items, count */
	VALUE_HANDLE, /* number is positive */
	VALUE_OBJECT, /* form names a wrong-typed object ("list", "object", ...) */
};

struct value {
	enum value_tag tag;
	int64_t number;
	double real;
	const char *form;
	const unsigned char *data;
	size_t size;
	const struct value *items;
	size_t count;
};

/* Memory that is given back all at once.  Start with a zeroed struct. */
struct arena {
	struct arena_block *blocks;
};

/* size bytes, aligned for any type, zeroed; NULL when memory is out. */
void *arena_allocate(struct arena *arena, size_t size);

/* Give back all of it; the arena can be used again. */
void arena_free(struct arena *arena);

/* A point in an arena's life.  Release gives back what was allocated since then; marks that were
 * taken later are void. */
struct arena_mark {
	struct arena_block *block;
	size_t used;
};

struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

/* The compiler checks the arguments of a function that has a format.  With _GNU_SOURCE the
 * C library of mingw-w64 formats as GNU's does. */
#if defined(__MINGW32__)
#	define PRINTF_LIKE(format_, first) __attribute__((format(gnu_printf, format_, first)))
#elif defined(__GNUC__)
#	define PRINTF_LIKE(format_, first) __attribute__((format(printf, format_, first)))
#else
#	define PRINTF_LIKE(format_, first)
#endif

/* A growing line of text, NUL-terminated once anything was appended.  Start
 * with a zeroed struct; failed is set, and stays set, when memory runs out. */
struct line {
	char *text;
	size_t size, room;
	bool failed;
};

void line_append(struct line *line, const char *bytes, size_t size);
void line_text(struct line *line, const char *text);
void line_format(struct line *line, const char *format, ...) PRINTF_LIKE(2, 3);
void line_free(struct line *line);

/* Append v as the protocol writes it, without a blank before or after it.
 * An absent value appends nothing. */
void value_write(struct line *line, const struct value *v);

/* Parse one word, which must be all of a value.  Returns 0; or -1, with *out
 * unchanged, when the word is no value of this protocol or memory is out.  The
 * names of buffers and objects are those of README.md; lists nest 32 deep. */
int value_parse(struct arena *arena, const char *word, size_t size, struct value *out);

/* True when tag is named in tags, a "|"-separated list as in operations.def
 * ("int" stands for integers of any size). */
bool value_tag_in(enum value_tag tag, const char *tags);

/* The tag's name as operations.def writes it. */
const char *value_tag_name(enum value_tag tag);

static inline struct value value_none(void)
{
	return (struct value){ .tag = VALUE_NONE };
}

static inline struct value value_bool(bool truth)
{
	return (struct value){ .tag = VALUE_BOOL, .number = truth };
}

static inline struct value value_int(int64_t number)
{
	return (struct value){ .tag = VALUE_INT, .number = number };
}

static inline struct value value_handle(int64_t number)
{
	return (struct value){ .tag = VALUE_HANDLE, .number = number };
}

static inline struct value value_bytes(const void *data, size_t size)
{
	return (struct value){ .tag = VALUE_BYTES, .data = data, .size = size };
}

#endif
