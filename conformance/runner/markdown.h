/* SPDX-License-Identifier: MIT */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include <stdio.h>

/* Text that Markdown must not interpret, on one line. */
void markdown_text(FILE *out, const char *text);

/* Text as code: between more backquotes than it has in a row. */
void markdown_code(FILE *out, const char *text);

#endif
