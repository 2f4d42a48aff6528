/* SPDX-License-Identifier: MIT */
#include "base/shell_words.h"

#include <string.h>

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
