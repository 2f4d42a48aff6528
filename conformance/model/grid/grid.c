/* SPDX-License-Identifier: MIT
 *
 * A grid: its rows, the causes of failure in them, and a search for leaks. */
#include "grid.h"

#include <stdio.h>
#include <stdlib.h>

#include "cover.h"
#include "grid_kinds.h"
#include "grid_parts.h"
#include "session.h"

/* The seed of the rows, which the result's record has too. */
static uint64_t seed(void)
{
	const char *text = getenv("MMAPSPEC_SEED");

	return text != NULL ? strtoull(text, NULL, 0) : 1;
}

/* A grid ends after so many failures or timeouts. */
enum { MOST_FAILURES = 40, MOST_TIMEOUTS = 2, LEAK_ROUNDS = 4 };

/* What is lacking, by how much it explains: the state, the state because of a wrong error of the
 * constructor, a value of the call, or the call itself. */
enum lack { NO_LACK, LACKS_STATE, REFUSED_STATE, LACKS_VALUE, LACKS_CALL };

struct tally {
	size_t ran, tested, failed, timeouts;
	char *lacks;
	enum lack lack;
	long most; /* pages that the process mapped after a row */
	struct repetitions again;
};

static void failed(struct player *p, struct tally *t)
{
	t->failed++;
	t->timeouts += strstr(p->failure, "no answer within") != NULL;
	note_decisive(NULL);
	cause_add(one_of_its_kind(p->failure));
}

/* Does the process map more pages each time that the row is done?  A heap does not grow each time.
 */
static void look_for_leak(struct player *p, const struct grid *g, const unsigned char *row,
                          size_t n, struct tally *t)
{
	long before = memory_pages(false), after;

	for (int round = 0; round < LEAK_ROUNDS; round++, before = after) {
		size_t from = n;

		if (grid_row(p, g, row, &from) != PLAYED)
			return;
		TRY(settle, { .end = true });
		after = memory_pages(false);
		if (after <= before)
			return;
	}
	play_fail(p, "leak: the process maps more each time, though every object was destroyed");
	failed(p, t);
}

/* A row that cannot be done would lose its pairs.  Therefore replace one of its values by one that
 * works.  False if there is nothing left to replace. */
static bool mend(const struct grid *g, const struct tally *t, enum played done, unsigned char *row)
{
	const unsigned char *works =
	    t->again.done.row != NULL ? t->again.done.row : t->again.refused[0].row;
	unsigned char was[GRID_DIMENSIONS];

	memcpy(was, row, 5 + g->count);
	if (row[4] != OPENED_UPDATE) {
		row[4] = OPENED_UPDATE;
	} else if (done == LACKING && works != NULL) {
		row[0] = works[0];
		row[1] = works[1];
	} else {
		row[2] = PLACE_START;
		row[3] = g->focus == 0 ? row[3] : (unsigned char)EVENT_NOTHING;
	}
	return memcmp(was, row, 5 + g->count) != 0 &&
	       grid_possible(row, 5 + g->count, (void *)(uintptr_t)g);
}

static enum played try_row(struct player *p, const struct grid *g, unsigned char *row, size_t *n,
                           const struct tally *t)
{
	size_t from = *n;
	enum played done = grid_row(p, g, row, n);

	while ((done == LACKING || done == LEFT_OUT_STEP) && from == 0 && mend(g, t, done, row)) {
		*n = 0;
		done = grid_row(p, g, row, n);
	}
	return done;
}

static void note_lack(const struct player *p, struct tally *t)
{
	enum lack lack = p->wrong_answer ? REFUSED_STATE : LACKS_STATE;

	if (p->judged > 0)
		lack = p->lacks_value ? LACKS_VALUE : LACKS_CALL;
	if (lack <= t->lack)
		return;
	free(t->lacks);
	t->lacks = strdup(p->lacking);
	t->lack = lack;
}

/* Do the calls of a row from *n on that share one state.  False if the state cannot be reached. */
static bool do_calls(struct player *p, const struct grid *g, unsigned char *row, size_t *n,
                     struct tally *t)
{
	size_t from = *n;
	enum played done = try_row(p, g, row, n, t);
	long now;

	t->ran += p->judged;
	t->tested += p->tested;
	if (done == LACKING)
		note_lack(p, t);
	if (done == FAILED)
		failed(p, t);
	if (done != PLAYED)
		return done == FAILED && *n > from;
	grid_note_repetitions(p, g, row, from, *n, &t->again);
	now = memory_pages(false);
	if (t->ran > 20 && now > t->most)
		look_for_leak(p, g, row, from, t);
	t->most = now > t->most ? now : t->most;
	return true;
}

static bool enough(const struct tally *t)
{
	return t->failed >= MOST_FAILURES || t->timeouts >= MOST_TIMEOUTS;
}

static void do_row(struct player *p, const struct grid *g, unsigned char *row, struct tally *t)
{
	size_t n = 0;

	while (n < grid_calls(g, row) && !enough(t) && do_calls(p, g, row, &n, t))
		;
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
	cover_pairs(&rows, g.sizes, 5 + g.count, grid_possible, grid_hiding, &g, grid_about(&g),
	            seed());
	for (size_t i = 0; i < rows.count && !enough(&t); i++)
		do_row(&p, &g, rows.rows + i * rows.dimensions, &t);
	if (t.failed == 0 && grid_repeat(&p, &g, &t.again) == FAILED)
		failed(&p, &t);
	cover_free(&rows);
	observe_text("%zu combinations, seed %llu", t.ran, (unsigned long long)seed());
	if (t.tested == 0 && t.failed == 0 && t.lack == REFUSED_STATE)
		cause_add(t.lacks);
	else if (t.tested == 0 && t.failed == 0)
		skip("%s", t.lacks != NULL ? t.lacks : "no state that matters can be reached");
	free(t.lacks);
}
