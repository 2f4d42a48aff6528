/* SPDX-License-Identifier: MIT */
#ifndef CLAIMED_DOCUMENTS_H
#define CLAIMED_DOCUMENTS_H

/* Which document binds whom.  The clauses are those of conformance/documents and
 * impl/NAME/document.txt, compiled in; a claim is what an adapter says in its handshake. */

#include <stdbool.h>
#include <stddef.h>

#include "requirement.h"

/* What documents may except: conformance/documents/README.md says what each means. */
enum exception {
	EXCEPT_NOTHING,
	EXCEPT_LENGTH_BELOW_ZERO,
	EXCEPT_RESIZE_FILE,
	EXCEPT_RESIZE_WINDOW,
	EXCEPT_FLUSH_WAITS,
	EXCEPT_COPY_GROWS,
	EXCEPT_RESIZE_KEEPS_SIZE,
};

struct clause {
	const char *document; /* "python3.13" */
	int number;
	const char *family;     /* "python", "map-region", "mmap-go", "universal" */
	const char *constraint; /* ">=3.2 <3.9 unix" */
	const char *text;
	const char *uncited;   /* why no requirement cites it, or NULL */
	enum exception except; /* what shared tests must not ask because of it */
};

/* All clauses, in the order of their files; generated. */
extern const struct clause clauses[];
extern const size_t clause_count;

struct claim {
	const char *family;
	int major, minor;    /* of python; else 0 */
	const char *flavour; /* "unix", "windows"; "" when none was given */
};

/* Parse "python 3.13 unix" or the name of another family that documents have.  family and flavour
 * point into text, which is cut up.  False when it is no claim. */
bool claim_parse(char *text, struct claim *out);

/* True when version and flavour keep every word of constraint (NULL: no words): ">=",
 * "<" and "==" with MAJOR.MINOR, "unix", "windows".  "macos" holds nowhere here. */
bool constraint_holds(const char *constraint, const struct claim *claim);

/* The clause that a citation of that size names, or NULL. */
const struct clause *clause_find(const char *citation, size_t size);

/* Does r cite a clause of a document that is claimed? */
bool requirement_claimed(const struct requirement *r, const struct claim *claims, size_t count);

/* Does r cite a clause that binds everybody (in the versions that r->python names, where
 * Python is claimed)? */
bool requirement_universal(const struct requirement *r, const struct claim *claims, size_t count);

/* Does one of the claims promise op (the documents column of operations.def)? */
bool operation_promised(enum operation op, const struct claim *claims, size_t count);

/* Does a clause of a claimed document state that exception? */
bool exception_claimed(enum exception exception, const struct claim *claims, size_t count);

/* Walk the words of a blank-separated string: start with *at = text; returns the next
 * word and its size, or NULL at the end. */
const char *next_word(const char **at, size_t *size);

#endif
