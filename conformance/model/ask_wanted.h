/* SPDX-License-Identifier: MIT */
#ifndef ASK_WANTED_H
#define ASK_WANTED_H

/* What the constructors of Python, and those of a library without a document, have in common. */

#include "ask.h"

/* What a constructor was asked for. */
struct wanted {
	const struct model_object *descriptor; /* NULL: anonymous, or none at all */
	bool anonymous, nowhere;
	int64_t length, offset, access, flags, prot;
	bool tracked, rest; /* rest: to the end of the file */
	bool extends;       /* a file that is shorter becomes longer */
};

/* The protection that its access, or prot, gives it; and does it write to no file? */
int64_t wanted_protection(const struct wanted *w);
bool wanted_private(const struct wanted *w);

/* Refuse what mmap() refuses because of the descriptor; because of length and offset. */
void check_descriptor(struct asking *k, const struct wanted *w);
void check_range(struct asking *k, const struct wanted *w);

/* A success makes that map. */
void makes(struct asking *k, const struct wanted *w);

#endif
