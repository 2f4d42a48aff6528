/* SPDX-License-Identifier: MIT */
#ifndef ADAPTER_DESCRIPTION_H
#define ADAPTER_DESCRIPTION_H

/* What an adapter says of itself in its handshake. */

#include "claimed_documents.h"
#include "value.h"

enum { MAX_CLAIMS = 8 };

struct description {
	int64_t protocol, page, granularity;
	const char *name, *version, *language, *homepage, *issues;
	const char *system; /* "unix" or "windows", as the adapter or its claim of Python says */
	struct claim claims[MAX_CLAIMS];
	char *claim_texts[MAX_CLAIMS]; /* as they were sent */
	size_t claim_count;
	bool offered[OPERATIONS];
};

/* Read the answer line to "hello" (without its newline) into *out; everything it points
 * to lives in arena.  Returns NULL, or one line that says what is wrong with it. */
const char *description_parse(struct arena *arena, const char *line, struct description *out);

/* The claim of that family, or NULL. */
const struct claim *description_claim(const struct description *d, const char *family);

/* Does r apply to an implementation that describes itself so?  It does when a document
 * that it claims states r, and when r is universal and its operation is offered. */
bool requirement_applies(const struct requirement *r, const struct description *d);

#endif
