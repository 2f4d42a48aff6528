/* SPDX-License-Identifier: MIT
 *
 * A grid: its rows, the causes of failure among them, and what repetition shows. */
#include "grid.h"

#include <stdio.h>
#include <stdlib.h>

#include "cover.h"
#include "grid_row.h"
#include "session.h"

/* The seed of the rows; it is in the result's record. */
static uint64_t seed(void)
{
	const char *text = getenv("MMAPSPEC_SEED");

	return text != NULL ? strtoull(text, NULL, 0) : 1;
}

/* After so many causes a grid has said enough. */
enum { MOST_CAUSES = 12, LEAK_ROUNDS = 4 };

struct tally {
	size_t ran, lacking, left_out, failed;
	const char *lacks;
};

/* Does the process map more each time that the row is done?  Its heap grows too, but not by
 * as much each time. */
static void look_for_leak(struct player *p, const struct grid *g, const unsigned char *row)
{
	long before = memory_pages(false), after = before;

	for (int round = 0; round < LEAK_ROUNDS; round++) {
		if (grid_row(p, g, row) != PLAYED)
			return;
		TRY(settle, { .end = true });
		after = memory_pages(false);
		if (after <= before)
			return;
		before = after;
	}
	cause_add(keep_format(
	    "leak: the process maps more memory each time, and nothing is left of the row's objects"));
}

static void do_row(struct player *p, const struct grid *g, const unsigned char *row,
                   struct tally *t)
{
	static long most;
	enum played done = grid_row(p, g, row);
	long now;

	t->ran += done == PLAYED;
	t->left_out += done == LEFT_OUT_STEP;
	if (done == LACKING) {
		t->lacking++;
		t->lacks = t->lacks != NULL ? t->lacks : strdup(p->lacking);
	}
	if (done == FAILED) {
		t->failed++;
		cause_add(p->failure);
	}
	now = memory_pages(false);
	if (done == PLAYED && t->ran > 20 && now > most)
		look_for_leak(p, g, row);
	most = now > most ? now : most;
}

void grid_run(enum operation op, const char *argument)
{
	struct grid g;
	struct cover rows;
	struct player p;
	struct tally t = { 0 };

	if (!offers(op))
		suite_ask(op, (const struct arg[]){ { .end = true } });
	grid_define(&g, op, argument);
	cover_pairs(&rows, g.sizes, 5 + g.count, grid_possible, &g, seed());
	for (size_t i = 0; i < rows.count && t.failed < MOST_CAUSES; i++)
		do_row(&p, &g, rows.rows + i * rows.dimensions, &t);
	cover_free(&rows);
	observe_text("%zu rows, seed %llu", t.ran, (unsigned long long)seed());
	if (getenv("GRID_DEBUG"))
		fprintf(stderr, "%s.%s: ran %zu lacking %zu (%s) left out %zu failed %zu\n",
		        operation_table[op].name, argument, t.ran, t.lacking, t.lacks, t.left_out,
		        t.failed);
	if (t.ran == 0 && t.failed == 0)
		skip("%s", t.lacks != NULL ? t.lacks : "no state that matters can be reached");
}
