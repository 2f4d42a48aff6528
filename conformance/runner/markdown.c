/* SPDX-License-Identifier: MIT */
#include "markdown.h"
#include "output_words.h"

#include <string.h>

/* Inside what is taken for an address, a backslash would be shown. */
static bool makes_link(const char *start, const char *c)
{
	return strncmp(c, "://", 3) == 0 ||
	       (*c == '.' && c - start >= 3 && strncmp(c - 3, "www", 3) == 0);
}

void markdown_append(struct line *out, const char *text)
{
	struct line plain = { 0 };
	const char *start;

	words_plain(&plain, text);
	start = words_of(&plain);
	for (const char *c = start; *c != '\0'; c++) {
		if (strchr("\\`*_{}[]<>#|~$&", *c) != NULL || makes_link(start, c))
			line_append(out, "\\", 1);
		line_append(out, c, 1);
	}
	out->failed = out->failed || plain.failed;
	line_free(&plain);
}

/* The longest row of backquotes. */
static size_t longest_row(const char *text)
{
	size_t longest = 0, row = 0;

	for (; *text != '\0'; text++) {
		row = *text == '`' ? row + 1 : 0;
		longest = row > longest ? row : longest;
	}
	return longest;
}

void markdown_append_code(struct line *out, const char *text)
{
	struct line plain = { 0 };
	size_t fence;

	words_plain(&plain, text);
	text = words_of(&plain);
	fence = longest_row(text) + 1;
	for (size_t i = 0; i < fence; i++)
		line_text(out, "`");
	line_format(out, fence > 1 ? " %s " : "%s", text);
	for (size_t i = 0; i < fence; i++)
		line_text(out, "`");
	out->failed = out->failed || plain.failed;
	line_free(&plain);
}

static void write_line(FILE *out, struct line *line)
{
	fputs(words_of(line), out);
	line_free(line);
}

void markdown_text(FILE *out, const char *text)
{
	struct line line = { 0 };

	markdown_append(&line, text);
	write_line(out, &line);
}

void markdown_code(FILE *out, const char *text)
{
	struct line line = { 0 };

	markdown_append_code(&line, text);
	write_line(out, &line);
}
