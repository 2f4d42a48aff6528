/* SPDX-License-Identifier: MIT
 *
 * The calls of a script that are about its grid: made, and counted if the adapter takes them. */
#include "grid_parts.h"

/* The calls of a script, which are counted once it is known that the adapter takes them. */
enum { MOST_CALLS = 64 };
static struct {
	unsigned char row[GRID_DIMENSIONS];
	bool gives, plain; /* the argument that the grid is about, and a plain value of it */
} done_calls[MOST_CALLS];

enum played grid_count_calls(struct player *p, const struct grid *g)
{
	p->lacks_value = true;
	for (size_t i = 0; i < p->judged && i < MOST_CALLS; i++) {
		struct state s = grid_state(done_calls[i].row);

		if ((p->unsupported >> i & 1) != 0) {
			p->lacks_value = p->lacks_value && !done_calls[i].plain;
			continue;
		}
		grid_note_coverage(g, done_calls[i].row, &s);
		p->tested += done_calls[i].gives;
	}
	return p->lacks == p->judged ? LACKING : PLAYED;
}

static void note_call(size_t number, const struct grid *g, const unsigned char *row,
                      const struct step *call)
{
	const struct value *v = &call->args[g->focus].value;

	memcpy(done_calls[number].row, row, GRID_DIMENSIONS);
	done_calls[number].gives =
	    g->focus == 0 || (v->tag != VALUE_ABSENT && v->tag != VALUE_NONE);
	done_calls[number].plain =
	    g->focus == 0 || (v->form == NULL && (v->tag == VALUE_INT || v->tag == VALUE_BYTES));
}

enum played grid_ask(struct player *p, const struct grid *g, const unsigned char *row,
                     struct step *call)
{
	size_t number = p->judged;
	enum played done = play_step(p, call);

	if (number < MOST_CALLS && p->judged > number)
		note_call(number, g, row, call);
	if (done == LACKING && p->judged > number) {
		p->lacks++;
		p->unsupported |= UINT64_C(1) << number % MOST_CALLS;
	}
	return done;
}
