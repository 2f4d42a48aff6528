/* SPDX-License-Identifier: MIT */
#ifndef BASE_PLAIN_TEXT_H
#define BASE_PLAIN_TEXT_H

/* Text that came from elsewhere, for a terminal. */

#include "value.h"

/* Append text so that a terminal cannot take it for an order: controls become blanks.  NULL
 * appends nothing. */
void plain_append(struct line *out, const char *text);

/* The text, or "" when nothing was appended. */
const char *plain_of(const struct line *line);

/* How many places a terminal needs for UTF-8 text; its letters are all one place wide. */
size_t plain_width(const char *text);

#endif
