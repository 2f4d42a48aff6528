/* SPDX-License-Identifier: MIT
 *
 * Which calls of a grid are repeated in the search for leaks. */
#include <string.h>

#include "grid_kinds.h"
#include "grid_parts.h"

enum { LONG_ANSWER = 1 << 16, LONG_REQUEST = 4096 };

/* Much in a request or an answer makes a repetition slow, and a leak of less shows as well. */
static void note_success(const struct answer *a, const struct repetition *r, struct repetitions *t)
{
	bool slow = (a->value.tag == VALUE_BYTES && a->value.size > LONG_ANSWER) ||
	            r->request > LONG_REQUEST;

	if (!slow || t->done.row == NULL)
		t->done = *r;
}

/* Why may the state refuse a call? */
static const char *reason_of_state(const struct state *s)
{
	if (s->event == EVENT_CLOSED || s->event == EVENT_LENT)
		return state_event(s);
	return s->mode == ACCESS_READ || s->mode == ACCESS_COPY ? state_mode(s) : state_backing(s);
}

/* What is refused in the same words may be refused for the value that the grid is about, for others
 * beside it, or for the state. */
static const char *kind_of_refusal(const struct answer *a, const struct grid *g,
                                   const struct repetition *r)
{
	const struct state s = grid_state(r->row);
	const char *about = grid_second(g, r->call) ? "others" : "value";

	return one_of_its_kind(keep_format("%s, %s: %s", about, reason_of_state(&s), answered(a)));
}

static void note_refusal(const struct answer *a, const struct grid *g, struct repetition *r,
                         struct repetitions *t)
{
	size_t i = 0;

	r->kind = kind_of_refusal(a, g, r);
	while (i < t->count && t->refused[i].kind != r->kind)
		i++;
	if (i == COUNT(t->refused) || (i < t->count && t->refused[i].request <= r->request))
		return;
	t->refused[i] = *r;
	t->count += i == t->count;
}

void grid_note_repetitions(const struct player *p, const struct grid *g, const unsigned char *row,
                           size_t from, size_t n, struct repetitions *t)
{
	for (; from < n; from++) {
		const struct answer *a = p->answers[from % PLAY_WATCHED];
		struct repetition r = { .row = row, .call = from };

		if (a == NULL)
			continue;
		r.request = strlen(a->request);
		if (!a->ok)
			note_refusal(a, g, &r, t);
		else
			note_success(a, &r, t);
	}
}

static enum played repeat(struct player *p, const struct grid *g, const struct repetition *r)
{
	return r->row != NULL ? grid_row_again(p, g, r->row, r->call) : PLAYED;
}

enum played grid_repeat(struct player *p, const struct grid *g, const struct repetitions *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (repeat(p, g, &t->refused[i]) == FAILED)
			return FAILED;
	return repeat(p, g, &t->done);
}
