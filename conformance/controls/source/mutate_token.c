/* SPDX-License-Identifier: MIT
 *
 * Operators that replace one token. */
#include "mutant.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *rule, *before, *after;
} pairs[] = {
	{ "relational", "<", "<=" },  { "relational", "<=", "<" },  { "relational", ">", ">=" },
	{ "relational", ">=", ">" },  { "relational", "==", "!=" }, { "relational", "!=", "==" },
	{ "logical", "&&", "||" },    { "logical", "||", "&&" },    { "arithmetic", "+", "-" },
	{ "arithmetic", "-", "+" },   { "arithmetic", "*", "/" },   { "arithmetic", "/", "*" },
	{ "arithmetic", "%", "*" },   { "bitwise", "&", "|" },	    { "bitwise", "|", "&" },
	{ "increment", "++", "--" },  { "increment", "--", "++" },  { "assignment", "+=", "-=" },
	{ "assignment", "+=", "=" },  { "assignment", "-=", "+=" }, { "assignment", "-=", "=" },
	{ "assignment", "|=", "&=" }, { "assignment", "|=", "=" },  { "assignment", "&=", "|=" },
	{ "assignment", "&=", "=" },  { "assignment", "*=", "=" },  { "assignment", "/=", "=" },
	{ "constant", "true", "false" }, { "constant", "false", "true" },
};

static const char type_words[] = "void char short int long unsigned signed float double bool const "
				 "struct union enum volatile static extern inline";

/* Is the word that of a type, as far as one can see? */
static bool names_type(const struct source *s, int i)
{
	const struct token *t = &s->tokens[i];

	return token_among(s, i, type_words) || token_among(s, i - 1, "struct union enum") ||
	       (t->kind == TOKEN_WORD && t->size > 2 &&
		memcmp(s->text + t->at + t->size - 2, "_t", 2) == 0);
}

/* Does a value end at token i, so that an operator behind it has two operands? */
static bool ends_value(const struct source *s, int i)
{
	if (i < 0 || token_among(s, i, "return case else do goto sizeof"))
		return false;
	if (token_is(s, i, ")"))
		return !names_type(s, s->tokens[i].partner + 1) ||
		       token_is(s, s->tokens[i].partner - 1, "sizeof");
	return token_is(s, i, "]") ||
	       (s->tokens[i].kind != TOKEN_MARK && !names_type(s, i));
}

static void replace_number(struct mutants *out, const struct source *s, int i)
{
	const char *text = s->text + s->tokens[i].at;
	unsigned long long number;
	char *end;

	errno = 0;
	number = strtoull(text, &end, 0);
	if (errno == 0 && *end != '.')
		mutant_add(out, s, "constant", i, i, "%llu%.*s", number + 1,
			   (int)(text + s->tokens[i].size - end), end);
}

void mutate_token(struct mutants *out, const struct source *s, int i)
{
	if (s->tokens[i].kind == TOKEN_NUMBER)
		replace_number(out, s, i);
	if (token_is(s, i, "!") && s->tokens[i].size == 1)
		mutant_add(out, s, "not", i, i, " ");
	if (token_is(s, i, "~"))
		mutant_add(out, s, "bitwise", i, i, " ");
	if (token_is(s, i, "-") && !ends_value(s, i - 1))
		mutant_add(out, s, "arithmetic", i, i, " ");
	if (token_among(s, i, "+ - * &") && !ends_value(s, i - 1))
		return;
	for (size_t k = 0; k < sizeof(pairs) / sizeof(pairs[0]); k++)
		if (token_is(s, i, pairs[k].before))
			mutant_add(out, s, pairs[k].rule, i, i, "%s", pairs[k].after);
}
