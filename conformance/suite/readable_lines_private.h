/* SPDX-License-Identifier: MIT */
#ifndef READABLE_LINES_PRIVATE_H
#define READABLE_LINES_PRIVATE_H

#include "readable_lines.h"

enum { TEXT_SHOWN = 160 }; /* bytes of a text */

/* UTF-8 without controls other than tabs and line ends? */
bool show_printable(const unsigned char *p, size_t size);

/* In quotes, at most about that many bytes of it. */
void show_quoted(struct line *out, const void *text, size_t size, size_t most);

#endif
