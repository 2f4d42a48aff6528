/* SPDX-License-Identifier: MIT */
#include "base/safe_text.h"

#include <string.h>

void plain_append(struct line *out, const char *text)
{
	for (; text != NULL && *text != '\0'; text++) {
		bool c1 = (unsigned char)text[0] == 0xc2 && ((unsigned char)text[1] & 0xe0) == 0x80;

		/* U+0080 to U+009F are controls too. */
		text += c1;
		if (c1 || (unsigned char)*text < ' ' || *text == 0x7f)
			line_append(out, " ", 1);
		else
			line_append(out, text, 1);
	}
}

const char *plain_of(const struct line *line)
{
	return line->text != NULL ? line->text : "";
}

size_t plain_width(const char *text)
{
	size_t width = 0;

	for (; *text != '\0'; text++)
		width += ((unsigned char)*text & 0xc0) != 0x80;
	return width;
}

void shell_word(FILE *out, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                            "0123456789_-+=:,./@%";

	if (*word != '\0' && word[strspn(word, plain)] == '\0') {
		fputs(word, out);
		return;
	}
	fputc('\'', out);
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			fputs("'\\''", out);
		else
			fputc(*word, out);
	}
	fputc('\'', out);
}

void shell_option(FILE *out, const char *option, const char *value)
{
	fprintf(out, " --%s", option);
	if (value == NULL)
		return;
	/* An optional value is taken only after "=". */
	fputc(strcmp(option, "gdb") == 0 ? '=' : ' ', out);
	shell_word(out, value);
}
