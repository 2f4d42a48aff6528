/* SPDX-License-Identifier: MIT
 *
 * Operators on whole statements: an expression, a jump or a return without a value goes;
 * a return gives 0, or 1 where it gave nothing else. */
#include "mutant.h"

static const char compound[] = "if else for while do switch case default { } ;";

/* A word in front of another one, or of a star that has a word in front of it, declares. */
static bool declares(const struct source *s, int i)
{
	if (token_among(s, i, "const struct union enum static unsigned signed int char long short "
			      "void bool"))
		return true;
	return s->tokens[i].kind == TOKEN_WORD && i + 1 < s->count &&
	       s->tokens[i + 1].kind == TOKEN_WORD;
}

/* The last token before the statement's semicolon. */
static int statement_last(const struct source *s, int i)
{
	while (i + 1 < s->count && !token_is(s, i, ";"))
		i = token_among(s, i, "( [ {") ? s->tokens[i].partner : i + 1;
	return i - 1;
}

static void replace_value(struct mutants *out, const struct source *s, int first, int last)
{
	bool nothing = first == last && token_among(s, first, "0 false NULL MMAPOBJ_OK");

	mutant_add(out, s, "return", first, last, "%d", nothing);
}

void mutate_statement(struct mutants *out, const struct source *s, int i)
{
	int last;

	if (!s->tokens[i].begins || token_among(s, i, compound))
		return;
	last = statement_last(s, i);
	if (token_is(s, i, "return") && last > i)
		replace_value(out, s, i + 1, last);
	else if (token_among(s, i, "return goto break continue") || !declares(s, i))
		mutant_add(out, s, "statement", i, last, " ");
}
