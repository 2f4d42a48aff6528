/* SPDX-License-Identifier: MIT */
#include "base/shell_words.h"

#include <string.h>

#include "value.h"

void shell_word(struct line *out, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_-+=:,./@%";

	if (*word != '\0' && word[strspn(word, plain)] == '\0') {
		line_text(out, word);
		return;
	}
	line_text(out, "'");
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			line_text(out, "'\\''");
		else
			line_append(out, word, 1);
	}
	line_text(out, "'");
}

void shell_option(struct line *out, const char *option, const char *value)
{
	line_format(out, " --%s", option);
	if (value == NULL)
		return;
	/* getopt_long() takes an optional value only after "=". */
	line_text(out, strcmp(option, "gdb") == 0 ? "=" : " ");
	shell_word(out, value);
}
