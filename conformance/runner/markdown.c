/* SPDX-License-Identifier: MIT */
#include "markdown.h"
#include "output_words.h"

#include <string.h>

void markdown_text(FILE *out, const char *text)
{
	struct line line = { 0 };

	words_plain(&line, text);
	for (const char *c = words_of(&line); *c != '\0'; c++) {
		if (strchr("\\`*_{}[]<>#|~$&", *c) != NULL)
			fputc('\\', out);
		fputc(*c, out);
	}
	line_free(&line);
}

void markdown_code(FILE *out, const char *text)
{
	size_t fence = 1, run = 0;
	struct line line = { 0 };

	words_plain(&line, text);
	for (const char *c = words_of(&line); *c != '\0'; c++) {
		run = *c == '`' ? run + 1 : 0;
		fence = run >= fence ? run + 1 : fence;
	}
	for (size_t i = 0; i < fence; i++)
		fputc('`', out);
	fprintf(out, fence > 1 ? " %s " : "%s", words_of(&line));
	for (size_t i = 0; i < fence; i++)
		fputc('`', out);
	line_free(&line);
}
