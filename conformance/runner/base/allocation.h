/* SPDX-License-Identifier: MIT
 *
 * Allocation that does not return NULL: when memory runs out, the program complains in one line
 * and exits with EXIT_USAGE.  The results are released with free(). */
#ifndef BASE_ALLOCATION_H
#define BASE_ALLOCATION_H

#include <stddef.h>
#include <stdio.h>

/* For main(), before the first json_*() call: jansson allocates in this way from now on, so that
 * a constructor returns NULL for a wrong argument only, and json_array_append_new() and the like
 * fail for one only. */
void memory_begin(void);

/* count elements of size bytes each, all zero. */
void *memory_array(size_t count, size_t size);

/* The block old, or a new one if it is NULL, with room for count elements of size bytes each. */
void *memory_resize(void *old, size_t count, size_t size);

/* A copy of the text. */
char *memory_text(const char *text);

/* The text that printf() would write. */
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A stream whose text, NUL-terminated, is *text after memory_stream_end(), which closes it. */
FILE *memory_stream(char **text, size_t *size);
void memory_stream_end(FILE *stream);

#endif
