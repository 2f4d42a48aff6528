/* SPDX-License-Identifier: MIT
 *
 * From one message of a failure to a glob for its like. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "cell/known_update.h"

enum { LONGEST = 160 };

static const char special[] = "*?[]\\";

static void put_letter(FILE *out, char letter)
{
	if (strchr(special, letter) != NULL)
		fputc('\\', out);
	fputc(letter, out);
}

char *known_literal(const char *word)
{
	char *text;
	size_t size;
	FILE *out = memory_stream(&text, &size);

	for (; *word != '\0'; word++)
		put_letter(out, *word);
	memory_stream_end(out);
	return text;
}

static bool in_word(char letter)
{
	return isalnum((unsigned char)letter) || letter == '_';
}

static bool has(const char *at, size_t size, bool (*is)(char))
{
	for (size_t i = 0; i < size; i++)
		if (is(at[i]))
			return true;
	return false;
}

static bool is_digit(char letter)
{
	return isdigit((unsigned char)letter) != 0;
}

static bool is_slash(char letter)
{
	return letter == '/';
}

/* How many bytes stand in the quotes that were opened just before at, as in b"a\"b". */
static size_t quoted_size(const char *text, const char *at)
{
	size_t size = 0;

	if (at - text < 3 || strncmp(at - 2, "b\"", 2) != 0 || strchr(" ([=", at[-3]) == NULL)
		return 0;
	while (at[size] != '\0' && at[size] != '"')
		size += at[size] == '\\' && at[size + 1] != '\0' ? 2 : 1;
	return size;
}

/* How much of the text, from at on, is a value that another run may find different: the
 * name of a file, a number with its sign, the bytes after b: and in b"". */
static size_t value_size(const char *text, const char *at)
{
	size_t blank = strcspn(at, " \t\n"), sign = *at == '-', size = sign;
	bool begins = at == text || !in_word(at[-1]);
	bool bytes = at - text >= 2 && strncmp(at - 2, "b:", 2) == 0;

	if (quoted_size(text, at) != 0)
		return quoted_size(text, at);
	if ((at == text || at[-1] == ' ') && has(at, blank, is_slash))
		return blank;
	while (in_word(at[size]))
		size++;
	return begins && (bytes || has(at, size, is_digit)) ? size : 0;
}

char *known_pattern(const char *message)
{
	char *text;
	size_t size;
	FILE *out = memory_stream(&text, &size);
	bool open = false; /* the glob ends with a star */

	for (const char *at = message; *at != '\0';) {
		size_t value = at - message < LONGEST ? value_size(message, at) : strlen(at);

		if (value > 0 && !open)
			fputc('*', out);
		if (value == 0)
			put_letter(out, *at);
		open = value > 0;
		at += value > 0 ? value : 1;
	}
	memory_stream_end(out);
	return text;
}
