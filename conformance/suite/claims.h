/* SPDX-License-Identifier: MIT */
#ifndef CLAIMS_H
#define CLAIMS_H

/* Which document binds whom.  The sentences are those of conformance/documents and
 * impl/NAME/document.txt, compiled in; a claim is what an adapter says in its handshake. */

#include <stdbool.h>
#include <stddef.h>

#include "requirement.h"

struct sentence {
	const char *document; /* "python3.13" */
	int number;
	const char *family;   /* "python", "map-region", "mmap-go", "universal" */
	const char *constraint; /* ">=3.2 <3.9 unix" */
	const char *text;
	const char *uncited;  /* why no requirement cites it, or NULL */
	const char *except;   /* what shared tests must not ask because of it, or NULL */
};

/* All sentences, in the order of their files; generated. */
extern const struct sentence sentences[];
extern const size_t sentence_count;

struct claim {
	const char *family;
	int major, minor;    /* of python; else 0 */
	const char *flavour; /* "unix", "windows"; "" when none was given */
};

/* Parse "python 3.13 unix" or the name of another family that documents have.  family and flavour point into
 * text, which is cut up.  False when it is no claim. */
bool claim_parse(char *text, struct claim *out);

/* True when version and flavour keep every word of constraint (NULL: no words): ">=",
 * "<" and "==" with MAJOR.MINOR, "unix", "windows".  "macos" holds nowhere here. */
bool constraint_holds(const char *constraint, const struct claim *claim);

/* The sentence that a citation of that size names, or NULL. */
const struct sentence *sentence_find(const char *citation, size_t size);

/* Does r cite a sentence of a document that is claimed? */
bool requirement_claimed(const struct requirement *r, const struct claim *claims, size_t count);

/* Does r cite a sentence that binds everybody (in the versions that r->python names, where
 * Python is claimed)? */
bool requirement_universal(const struct requirement *r, const struct claim *claims, size_t count);

/* Does one of the claims promise op (the documents column of operations.def)? */
bool operation_promised(enum operation op, const struct claim *claims, size_t count);

/* Does a sentence of a claimed document state that exception? */
bool exception_claimed(const char *exception, const struct claim *claims, size_t count);

/* Walk the words of a blank-separated string: start with *at = text; returns the next
 * word and its size, or NULL at the end. */
const char *next_word(const char **at, size_t *size);

#endif
