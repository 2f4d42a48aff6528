/* SPDX-License-Identifier: MIT
 *
 * Text that came from elsewhere, for a terminal or for a POSIX shell: neither takes it for an
 * order. */
#ifndef BASE_SAFE_TEXT_H
#define BASE_SAFE_TEXT_H

#include <stdio.h>

#include "value.h"

/* Append text for a terminal: controls become blanks.  NULL appends nothing. */
void plain_append(struct line *out, const char *text);

/* The text, or "" when nothing was appended. */
const char *plain_of(const struct line *line);

/* How many places a terminal needs for UTF-8 text; its letters are all one place wide. */
size_t plain_width(const char *text);

/* Write word for a shell, quoted if the shell would change it. */
void shell_word(FILE *out, const char *word);

/* Write " --OPTION VALUE", or " --OPTION" if value is NULL. */
void shell_option(FILE *out, const char *option, const char *value);

#endif
