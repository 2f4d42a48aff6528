/* SPDX-License-Identifier: MIT
 *
 * Operators on conditions: the one of if, while and for is negated, the branches of ?:
 * change places. */
#include "mutant.h"

static int next(const struct source *s, int i)
{
	return token_among(s, i, "( [ {") ? s->tokens[i].partner + 1 : i + 1;
}

/* Would another operator make the same of it: a single comparison for equality, or a
 * single negation? */
static bool is_simple(const struct source *s, int first, int last)
{
	bool simple = token_is(s, first, "!");

	for (int i = first; i <= last; i = next(s, i)) {
		if (token_among(s, i, "&& || ? ="))
			return false;
		simple = simple || token_among(s, i, "== !=");
	}
	return simple;
}

static void negate(struct mutants *out, const struct source *s, int first, int last)
{
	int size;
	const char *text = stretch(s, first, last, &size);

	if (first <= last && !is_simple(s, first, last))
		mutant_add(out, s, "negate", first, last, "!(%.*s)", size, text);
}

/* The condition of a for statement lies between its semicolons. */
static void negate_for(struct mutants *out, const struct source *s, int open)
{
	int first = open + 1, end;

	while (!token_is(s, first, ";"))
		first = next(s, first);
	for (end = first + 1; !token_is(s, end, ";"); end = next(s, end))
		;
	negate(out, s, first + 1, end - 1);
}

static void swap_branches(struct mutants *out, const struct source *s, int question)
{
	int colon, end, inner = 0, yes_size, no_size;
	const char *yes, *no;

	for (colon = question + 1; inner > 0 || !token_is(s, colon, ":"); colon = next(s, colon))
		inner += token_is(s, colon, "?") - token_is(s, colon, ":");
	for (end = colon + 1; inner > 0 || !token_among(s, end, ") ] } , ; :"); end = next(s, end))
		inner += token_is(s, end, "?") - token_is(s, end, ":");
	yes = stretch(s, question + 1, colon - 1, &yes_size);
	no = stretch(s, colon + 1, end - 1, &no_size);
	mutant_add(out, s, "ternary", question + 1, end - 1, "%.*s : %.*s", no_size, no, yes_size,
		   yes);
}

void mutate_condition(struct mutants *out, const struct source *s, int i)
{
	if (token_among(s, i, "if while") && token_is(s, i + 1, "("))
		negate(out, s, i + 2, s->tokens[i + 1].partner - 1);
	if (token_is(s, i, "for") && token_is(s, i + 1, "("))
		negate_for(out, s, i + 1);
	if (token_is(s, i, "?"))
		swap_branches(out, s, i);
}
