/* SPDX-License-Identifier: MIT */
#ifndef ASK_WANTED_H
#define ASK_WANTED_H

/* What the constructors of Python, and those of a library without a document, have in common. */

#include "ask.h"

#include <sys/mman.h>

/* What a constructor was asked for. */
struct wanted {
	const struct model_object *descriptor; /* NULL: anonymous, or none at all */
	bool anonymous, nowhere;
	int64_t length, offset, access, flags, prot;
	bool tracked, rest; /* rest: to the end of the file */
	bool extends;       /* a file that is shorter becomes longer */
};

static inline int64_t wanted_protection(const struct wanted *w)
{
	if (w->access == ACCESS_DEFAULT)
		return w->prot;
	return w->access == ACCESS_READ ? PROT_READ : PROT_READ | PROT_WRITE;
}

static inline bool wanted_private(const struct wanted *w)
{
	return w->access == ACCESS_COPY || (w->flags & MAP_PRIVATE) != 0;
}

/* A number that a constructor takes. */
enum reading wanted_option(struct asking *k, unsigned at, int64_t *out, const char *clauses);

/* The descriptor, or -1. */
void wanted_descriptor(struct asking *k, unsigned at, struct wanted *w);

/* The access.  given: flags or a protection were given too. */
void wanted_access(struct asking *k, unsigned at, struct wanted *w, bool given);

/* Refuse what cannot be mapped, and say what the map is. */
void wanted_map(struct asking *k, const struct wanted *w);

#endif
