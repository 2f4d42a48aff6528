/* SPDX-License-Identifier: MIT */
#include "token.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Longest first, so that the first that fits is the token. */
static const char *const marks[] = {
	"...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
	"&&",  "||",  "+=",  "-=", "*=", "/=", "%=", "&=", "|=", "^=", "##",
};

bool token_is(const struct source *s, int i, const char *spelling)
{
	return i >= 0 && i < s->count && strlen(spelling) == s->tokens[i].size &&
	       memcmp(s->text + s->tokens[i].at, spelling, s->tokens[i].size) == 0;
}

bool token_among(const struct source *s, int i, const char *words)
{
	while (*words != '\0') {
		size_t size = strcspn(words, " ");

		if (i >= 0 && i < s->count && s->tokens[i].size == size &&
		    memcmp(s->text + s->tokens[i].at, words, size) == 0)
			return true;
		words += size + strspn(words + size, " ");
	}
	return false;
}

/* The end of a preprocessor line with its continuations. */
static size_t directive_end(const char *text, size_t at)
{
	while (text[at] != '\0' && (text[at] != '\n' || text[at - 1] == '\\'))
		at++;
	return at;
}

/* The end of what is no token at this place, or the place itself. */
static size_t skip(const char *text, size_t at, bool line_begins)
{
	const char *end;

	if (isspace((unsigned char)text[at]))
		return at + 1;
	if (text[at] == '/' && text[at + 1] == '*') {
		end = strstr(text + at + 2, "*/");
		return end != NULL ? (size_t)(end - text) + 2 : strlen(text);
	}
	if ((text[at] == '/' && text[at + 1] == '/') || (text[at] == '#' && line_begins))
		return directive_end(text, at);
	return at;
}

static size_t quoted_size(const char *text)
{
	size_t n = 1;

	while (text[n] != '\0' && text[n] != text[0])
		n += text[n] == '\\' && text[n + 1] != '\0' ? 2 : 1;
	return text[n] != '\0' ? n + 1 : n;
}

static size_t word_size(const char *text)
{
	size_t n = 0;

	while (isalnum((unsigned char)text[n]) || text[n] == '_' || text[n] == '.')
		n++;
	return n;
}

static struct token token_at(const char *text)
{
	if (text[0] == '"' || text[0] == '\'')
		return (struct token){ .kind = TOKEN_TEXT, .size = quoted_size(text) };
	if (isdigit((unsigned char)text[0]))
		return (struct token){ .kind = TOKEN_NUMBER, .size = word_size(text) };
	if (isalpha((unsigned char)text[0]) || text[0] == '_') {
		size_t size = word_size(text), dot = strcspn(text, ".");

		return (struct token){ .kind = TOKEN_WORD, .size = dot < size ? dot : size };
	}
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return (struct token){ .kind = TOKEN_MARK, .size = strlen(marks[i]) };
	return (struct token){ .kind = TOKEN_MARK, .size = 1 };
}

/* Not more tokens than bytes: the room is taken once. */
int source_tokens(struct source *s)
{
	size_t at = 0, end;
	int line = 1;
	bool line_begins = true;

	if ((s->tokens = calloc(s->size + 1, sizeof(*s->tokens))) == NULL)
		return -1;
	while (at < s->size) {
		end = skip(s->text, at, line_begins);
		if (end == at) {
			struct token *t = &s->tokens[s->count++];

			*t = token_at(s->text + at);
			t->at = at;
			t->line = line;
			t->partner = t->function = NO_TOKEN;
			end = at + t->size;
			line_begins = false;
		}
		for (; at < end; at++) {
			line += s->text[at] == '\n';
			line_begins = line_begins || s->text[at] == '\n';
		}
	}
	return 0;
}
