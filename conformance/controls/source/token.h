/* SPDX-License-Identifier: MIT */
#ifndef TOKEN_H
#define TOKEN_H

/* The tokens of a C source file, and as much of its structure as mutating it needs.
 *
 * Comments, blanks and preprocessor lines are no tokens.  The text is never changed:
 * a token is a place in it. */

#include <stdbool.h>
#include <stddef.h>

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_MARK };

enum { NO_TOKEN = -1 };

struct token {
	enum token_kind kind;
	size_t at, size; /* where it is in the text */
	int line;        /* from 1 */
	int partner;     /* of a bracket: its other half; else NO_TOKEN */
	int function;    /* the name of the function in whose body it is, or NO_TOKEN */
	bool code;       /* in a function's body, or in an initialiser outside of one */
	bool begins;     /* the first of a statement */
};

struct source {
	char *text;
	size_t size;
	struct token *tokens;
	int count;
};

/* Read the file, find its tokens and their structure.  Returns 0, or -1 after a line on
 * standard error; to be released in either case. */
int source_read(struct source *s, const char *path);
void source_free(struct source *s);

/* Is token i there, and spelled like that? */
bool token_is(const struct source *s, int i, const char *spelling);

/* Is it one of these words (separated by blanks)? */
bool token_among(const struct source *s, int i, const char *words);

/* --- token.c, structure.c: the two steps of source_read; -1 when they do not succeed --- */

int source_tokens(struct source *s);
int source_structure(struct source *s);

#endif
