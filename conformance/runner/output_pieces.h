/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_PIECES_H
#define OUTPUT_PIECES_H

/* A text of limited size, made of pieces: each is written whole, or left out.  Append to
 * .next, then end the piece.  Start with out, room and the rest zeroed; end with
 * pieces_free. */

#include "value.h"

#include <stdio.h>

struct pieces {
	FILE *out;
	size_t room;  /* bytes that may still be written */
	size_t spare; /* of these, the ones that a piece must leave to those behind it */
	struct line next;
	bool failed;  /* memory ran out: a piece is missing that had room */
};

/* Write the piece if it fits, else count it in *left_out; begin another one.  NULL is for a
 * heading: when that has no room, nothing behind it is written until .spare or .room is
 * changed, since what is small enough would come to stand under another heading. */
void pieces_end(struct pieces *p, size_t *left_out);

void pieces_free(struct pieces *p);

#endif
