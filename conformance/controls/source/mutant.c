/* SPDX-License-Identifier: MIT */
#include "mutant.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_there(const struct mutants *all, size_t at, size_t size, const char *text)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->at[i].at == at && all->at[i].size == size &&
		    strcmp(all->at[i].text, text) == 0)
			return true;
	return false;
}

static char *print(const char *format, va_list arguments)
{
	char *text = NULL;

	if (vasprintf(&text, format, arguments) < 0)
		abort();
	return text;
}

const char *stretch(const struct source *s, int first, int last, int *size)
{
	const struct token *a = &s->tokens[first], *b = &s->tokens[last];

	*size = (int)(b->at + b->size - a->at);
	return s->text + a->at;
}

void mutant_add(struct mutants *out, const struct source *s, const char *rule, int first, int last,
		const char *format, ...)
{
	struct mutant m = { .rule = rule, .at = s->tokens[first].at, .token = first };
	va_list arguments;
	int size;

	stretch(s, first, last, &size);
	m.size = (size_t)size;
	va_start(arguments, format);
	m.text = print(format, arguments);
	va_end(arguments);
	if (is_there(out, m.at, m.size, m.text)) {
		free(m.text);
		return;
	}
	if (out->count == out->room) {
		out->room = out->room * 2 + 64;
		out->at = realloc(out->at, out->room * sizeof(*out->at));
		if (out->at == NULL)
			abort();
	}
	out->at[out->count++] = m;
}

void mutants_find(struct mutants *out, const struct source *s)
{
	for (int i = 0; i < s->count; i++) {
		if (!s->tokens[i].code)
			continue;
		mutate_statement(out, s, i);
		mutate_condition(out, s, i);
		mutate_token(out, s, i);
	}
}

void mutants_free(struct mutants *mutants)
{
	for (size_t i = 0; i < mutants->count; i++)
		free(mutants->at[i].text);
	free(mutants->at);
}
