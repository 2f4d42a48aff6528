/* SPDX-License-Identifier: MIT
 *
 * Copies that lose bytes where source and destination overlap. */
#include "../mutant.h"

#include <string.h>

/* Where a move that fits begins and ends; count is -1 for one that is to be refused. */
struct move {
	struct mmapobj *m;
	int64_t to, from, count;
};

static struct move read_move(struct adapter_call *call)
{
	struct move move = {
		.m = mutant_mapping(call),
		.to = mutant_number(call, "destination", -1),
		.from = mutant_number(call, "source", -1),
		.count = mutant_number(call, "count", -1),
	};
	int64_t length = move.m != NULL ? (int64_t)move.m->length : -1;

	if (move.m == NULL || move.m->access == MMAPOBJ_ACCESS_READ || move.to < 0 ||
	    move.from < 0 || move.count > length || move.to > length - move.count ||
	    move.from > length - move.count)
		move.count = -1;
	return move;
}

MUTANT(overlap.forwards, move, "move.copy.overlapping",
       "move copies byte by byte from the first to the last.")
{
	struct move move = read_move(call);
	volatile unsigned char *base = move.m != NULL ? move.m->base : NULL;

	if (move.count < 0)
		return;
	for (int64_t i = 0; i < move.count; i++)
		base[move.to + i] = base[move.from + i];
	adapter_answer_none(call);
}

MUTANT(overlap.backwards, move, "move.copy.overlapping",
       "move copies byte by byte from the last to the first.")
{
	struct move move = read_move(call);
	volatile unsigned char *base = move.m != NULL ? move.m->base : NULL;

	if (move.count < 0)
		return;
	for (int64_t i = move.count; i-- > 0;)
		base[move.to + i] = base[move.from + i];
	adapter_answer_none(call);
}

/* What memcpy does on a machine with words of 8 bytes. */
MUTANT(overlap.words, move, "move.copy.overlapping",
       "move copies in words of 8 bytes, and overwrites words that it still needs.")
{
	enum { WORD = 8 };
	struct move move = read_move(call);

	if (move.count < 0)
		return;
	for (int64_t i = 0; i < move.count; i += WORD) {
		int64_t part = move.count - i < WORD ? move.count - i : WORD;

		memmove(move.m->base + move.to + i, move.m->base + move.from + i, (size_t)part);
	}
	adapter_answer_none(call);
}

MUTANT(overlap.exchanged, move, "move.copy.apart",
       "move takes source and destination for each other.")
{
	struct value to = *adapter_argument(call, "destination");

	mutant_set(call, "destination", *adapter_argument(call, "source"));
	mutant_set(call, "source", to);
}

MUTANT(overlap.source-cleared, move, "move.copy.apart",
       "move clears the bytes that it took, as if they were moved away.")
{
	struct move move = read_move(call);

	mutant_real(call);
	for (int64_t i = 0; i < move.count; i++)
		if (move.from + i < move.to || move.from + i >= move.to + move.count)
			move.m->base[move.from + i] = 0;
}

MUTANT(overlap.first-page, move, "grid.move.count",
       "move ends at the border of the source's page.")
{
	struct move move = read_move(call);
	int64_t page = adapter_os_page();

	if (move.count > page - move.from % page)
		mutant_set_int(call, "count", page - move.from % page);
}

MUTANT(overlap.position, move, "grid.move.mapping",
       "move leaves the position at the destination.")
{
	struct move move = read_move(call);

	if (mutant_attempt(call) && move.count >= 0)
		move.m->position = (size_t)move.to;
}
