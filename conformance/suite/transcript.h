/* SPDX-License-Identifier: MIT */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

/* The last lines between a test and its adapters. */

#include <stdbool.h>
#include <stddef.h>

enum { TRANSCRIPT_LINES = 40 };

/* Remember a line, which must live until the test ends. */
void transcript_add(bool answer, const char *line);

/* Those that are still remembered, oldest first, for people: "> find(@1, b"ab")", "< ok 3". */
const char *const *transcript_lines(size_t *count);

#endif
