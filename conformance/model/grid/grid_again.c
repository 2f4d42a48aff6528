/* SPDX-License-Identifier: MIT
 *
 * A call that is repeated while the memory of the process is watched. */
#include "grid_parts.h"

/* A leak is growth by PAGES in each of ROUNDS rounds of so many calls.  A heap grows in pieces, and
 * therefore not in each round.  One whose garbage is collected grows by megabytes before it is as
 * large as it gets, and gives pages back in between: only what is more than ever before counts. */
enum { CALLS = 256, LONG_CALLS = 32, ROUNDS = 24, PAGES = 80 };

static bool grows(struct player *p, const struct step *call)
{
	/* A leak of a long request shows after fewer calls. */
	int calls = strlen(p->last->request) > 4096 ? LONG_CALLS : CALLS;
	long before, after, most = 0;

	for (int round = 0; round < ROUNDS; round++) {
		TRY(settle, { .end = true });
		before = memory_pages(true);
		most = before > most ? before : most;
		if (!play_again(p, call, calls))
			return false;
		TRY(settle, { .end = true });
		after = memory_pages(true);
		if (before < 0 || after - most < PAGES)
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
