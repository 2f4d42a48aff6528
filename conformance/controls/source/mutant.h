/* SPDX-License-Identifier: MIT */
#ifndef MUTANT_H
#define MUTANT_H

/* A mutant: a stretch of a source file and what stands there instead. */

#include "token.h"

struct mutant {
	const char *rule; /* the name of the operator that made it, see README.md */
	size_t at, size;  /* the stretch of the text */
	char *text;       /* what replaces it */
	int token;        /* the first token of the stretch */
};

struct mutants {
	struct mutant *at;
	size_t count, room;
};

/* Add all mutants of s, in the order of the text; memory that is out ends the program. */
void mutants_find(struct mutants *out, const struct source *s);
void mutants_free(struct mutants *mutants);

/* --- the operators' files ------------------------------------------------------- */

/* Replace the tokens from first to last (inclusive) by the printed text.  What another
 * operator makes of the same stretch is added once. */
void mutant_add(struct mutants *out, const struct source *s, const char *rule, int first, int last,
		const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The text from the first token to the end of the last. */
const char *stretch(const struct source *s, int first, int last, int *size);

/* One token becomes another, or goes. */
void mutate_token(struct mutants *out, const struct source *s, int i);

/* A statement goes, or returns something else. */
void mutate_statement(struct mutants *out, const struct source *s, int i);

/* A condition means the opposite; the branches of ?: change places. */
void mutate_condition(struct mutants *out, const struct source *s, int i);

#endif
