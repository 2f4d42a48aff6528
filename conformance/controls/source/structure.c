/* SPDX-License-Identifier: MIT
 *
 * Which brackets belong together, what is code, and where statements begin. */
#include "token.h"

#include <stdio.h>
#include <stdlib.h>

static int pair_brackets(struct source *s)
{
	int *open = calloc((size_t)s->count + 1, sizeof(*open)), depth = 0;

	if (open == NULL)
		return -1;
	for (int i = 0; i < s->count; i++) {
		if (token_among(s, i, "( [ {")) {
			open[depth++] = i;
		} else if (token_among(s, i, ") ] }") && depth > 0) {
			s->tokens[i].partner = open[--depth];
			s->tokens[open[depth]].partner = i;
		}
	}
	free(open);
	return depth == 0 ? 0 : -1;
}

static void mark_code(struct source *s, int first, int end, int function)
{
	for (int i = first; i < end; i++) {
		s->tokens[i].code = true;
		s->tokens[i].function = function;
	}
}

/* Is the opening brace the beginning of a block, and not of values? */
static bool opens_block(const struct source *s, int i)
{
	if (token_among(s, i - 1, "{ } ; : else do"))
		return true;
	return token_is(s, i - 1, ")") &&
	       token_among(s, s->tokens[i - 1].partner - 1, "if for while switch");
}

/* The token behind the labels at i. */
static int behind_labels(const struct source *s, int i, int end)
{
	if (token_is(s, i, "case"))
		while (i < end && !token_is(s, i, ":"))
			i++;
	else if (s->tokens[i].kind == TOKEN_WORD && token_is(s, i + 1, ":"))
		i++;
	else
		return i;
	return behind_labels(s, i + 1, end);
}

static void mark_statements(struct source *s, int first, int end)
{
	bool begins = true;

	for (int i = first; i < end; i++) {
		if (begins)
			i = behind_labels(s, i, end);
		s->tokens[i].begins = begins;
		begins = false;
		if (token_is(s, i, "{") && !opens_block(s, i)) {
			i = s->tokens[i].partner;
		} else if (token_among(s, i, "{ } ; else do")) {
			begins = true;
		} else if (token_among(s, i, "( [")) {
			begins = token_among(s, i - 1, "if for while switch");
			i = s->tokens[i].partner;
		}
	}
}

/* Outside of functions: bodies and initialisers. */
int source_structure(struct source *s)
{
	if (pair_brackets(s) != 0)
		return -1;
	for (int i = 0; i < s->count; i++) {
		int end = s->tokens[i].partner;

		if (token_is(s, i, "{") && token_is(s, i - 1, ")")) {
			mark_code(s, i + 1, end, s->tokens[i - 1].partner - 1);
			mark_statements(s, i + 1, end);
		}
		if (token_is(s, i, "=")) {
			for (end = i; end < s->count && !token_is(s, end, ";"); end++)
				;
			mark_code(s, i + 1, end, NO_TOKEN);
		}
		if (end > i)
			i = end;
	}
	return 0;
}
