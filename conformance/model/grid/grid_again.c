/* SPDX-License-Identifier: MIT
 *
 * A call that is repeated while the memory of the process is watched. */
#include "grid_parts.h"

/* A leak is growth by PAGES in each of ROUNDS rounds of so many calls.  A heap grows in pieces, and
 * therefore not in each round.  One whose garbage is collected grows by megabytes before it is as
 * large as it gets, and gives pages back in between: only what is more than ever before counts.
 * Where TRIAL calls leave the memory as it is, there are no rounds. */
enum { TRIAL = 96, CALLS = 256, LONG_CALLS = 32, ROUNDS = 24, PAGES = 80, LONG = 1 << 16 };

/* By how many pages is the memory of the process more than ever after so many calls?  Less than 0:
 * it cannot be seen, or the calls are not possible. */
static long growth(struct player *p, const struct step *call, size_t calls, long *most)
{
	long pages, grown;

	TRY(settle, { .end = true });
	pages = memory_pages(true);
	*most = pages > *most ? pages : *most;
	if (pages < 0 || !play_again(p, call, calls))
		return -1;
	TRY(settle, { .end = true });
	pages = memory_pages(true);
	grown = pages - *most;
	*most = pages > *most ? pages : *most;
	return grown;
}

static bool grows(struct player *p, const struct step *call)
{
	/* A leak of a long request or answer shows after fewer calls. */
	bool takes_long = strlen(p->last->request) > LONG ||
	                  (p->last->value.tag == VALUE_BYTES && p->last->value.size > LONG);
	long most = 0;

	if (!takes_long && growth(p, call, TRIAL, &most) <= 0)
		return false;
	for (int round = 0; round < ROUNDS; round++)
		if (growth(p, call, takes_long ? LONG_CALLS : CALLS, &most) < PAGES)
			return false;
	return true;
}

enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t n)
{
	struct step call;
	enum played done = grid_play_row(p, g, row, &n, n + 1, &call);

	if (done == PLAYED && p->things[call.makes].handle == 0 && grows(p, &call))
		done = play_fail(p, "%s: leak: memory grows with each such call", asked(p->last));
	return grid_end_row(p, row, done);
}
