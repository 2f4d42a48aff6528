/* SPDX-License-Identifier: MIT
 *
 * A call that is repeated while the memory of the process is watched. */
#include "grid_parts.h"

/* A leak is growth by PAGES in each of ROUNDS rounds of so many calls.  A heap grows in pieces, and
 * therefore not in each round. */
enum { CALLS = 256, LONG_CALLS = 32, LONG = 4096, ROUNDS = 8, PAGES = 80 };

/* A leak of a long request or answer shows after fewer calls. */
static bool is_long(const struct answer *a)
{
	return strlen(a->request) > LONG || (a->value.tag == VALUE_BYTES && a->value.size > LONG);
}

static bool grows(struct player *p, const struct step *call)
{
	int calls = is_long(p->last) ? LONG_CALLS : CALLS;
	long before, after;

	for (int round = 0; round < ROUNDS; round++) {
		TRY(settle, { .end = true });
		before = memory_pages(true);
		if (!play_again(p, call, calls))
			return false;
		TRY(settle, { .end = true });
		after = memory_pages(true);
		if (before < 0 || after - before < PAGES)
			return false;
	}
	return true;
}

enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t n)
{
	struct step call;
	enum played done = grid_play_row(p, g, row, &n, &call);

	if (done == PLAYED && p->things[call.makes].handle == 0 && grows(p, &call))
		done = play_fail(p, "%s: leak: memory grows with each such call", asked(p->last));
	return grid_end_row(p, row, done);
}
