/* SPDX-License-Identifier: MIT */
#ifndef TEST_MEMORY_H
#define TEST_MEMORY_H

/* Memory that lives until the test's process ends, or until test_start_over() (suite.h) gives back
 * what is newer than a mark.  Where there is none, the process aborts after one line on standard
 * error. */

#include <stdarg.h>
#include <stddef.h>

#include "value.h"

struct arena *test_arena(void);

/* The memory that is kept now: a mark for test_start_over(). */
struct arena_mark test_memory_mark(void);

/* size zeroed bytes, aligned for any type. */
void *keep_room(size_t size);

/* A copy of size bytes, with a NUL after them. */
char *keep_text(const char *text, size_t size);

char *keep_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *keep_formatted(const char *format, va_list list) __attribute__((format(printf, 1, 0)));

/* The text of the line, "" for an empty one; the line is freed. */
char *keep_line(struct line *line);

/* What one of the functions of readable_lines.h makes of the line. */
const char *shown(void (*show)(struct line *, const char *), const char *line);

/* realloc() that does not return NULL. */
void *must_realloc(void *memory, size_t size);

#endif
