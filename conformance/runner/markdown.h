/* SPDX-License-Identifier: MIT */
#ifndef MARKDOWN_H
#define MARKDOWN_H

/* Markdown as GitHub reads it: CommonMark with its tables.  What is appended can stand
 * inside a paragraph, an item or a cell, anywhere but at the start of a line. */

#include "value.h"

#include <stdio.h>

/* Append text that Markdown must not interpret, on one line: controls become blanks. */
void markdown_append(struct line *out, const char *text);

/* Append text as code: between more backquotes than it has in a row. */
void markdown_append_code(struct line *out, const char *text);

/* The same, written. */
void markdown_text(FILE *out, const char *text);
void markdown_code(FILE *out, const char *text);

#endif
