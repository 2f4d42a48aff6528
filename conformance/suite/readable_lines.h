/* SPDX-License-Identifier: MIT */
#ifndef READABLE_LINES_H
#define READABLE_LINES_H

/* What goes over the wire, as people read it in messages and transcripts.  Scripts of
 * failures and --replay keep the wire's own form.  Each function appends to out.
 *
 *	on the wire                     shown
 *	3 find @1 b:6162 0              find(@1, b"ab", 0)
 *	3 ok t:a%5Db                    ok "a]b"
 *	3 err OSError 22 t:error t:no   err OSError 22 (error: no)
 *
 * Bytes are quoted when they are printable UTF-8, tabs and line ends included; others stay
 * hexadecimal (b:00ff).  In quotes, controls and bytes that are no UTF-8 are escapes such
 * as \n and \xff.  Long values are shortened, and followed by their size. */

#include "value.h"

/* Bytes without quotes, at most a few hundred of them. */
void show_text(struct line *out, const void *text, size_t size);

void show_value(struct line *out, const struct value *v);

/* Whole lines, with their ids, which are not shown.  A line that is not of that kind is shown
 * in quotes. */
void show_request(struct line *out, const char *line);
void show_answer(struct line *out, const char *line);

/* A line that may be anything, in quotes. */
void show_line(struct line *out, const char *line);

/* Say why the word is no value: "0x10" is no value: an integer is ... */
void show_fault(struct line *out, const char *word, size_t size);

#endif
