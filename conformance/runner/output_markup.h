/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_MARKUP_H
#define OUTPUT_MARKUP_H

/* HTML and XML, written so that nothing which came from elsewhere is taken for markup. */

#include <stdio.h>

/* Write text with every special character escaped, for content and for attributes;
 * controls that XML forbids are spelled \x1b.  NULL writes nothing. */
void markup_text(FILE *out, const char *text);

/* Write format, which is markup, with its arguments.  %s escapes its argument; besides
 * that there are %d, %zu, %.1f, %.3f and %%. */
void markup(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
