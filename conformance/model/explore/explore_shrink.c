/* SPDX-License-Identifier: MIT */
#include "explore_shrink.h"

#include <stdlib.h>

#include "session.h"

struct shrinking {
	struct script *script;
	struct player *player;
	const char *shape;
	unsigned tries; /* how many scripts may still be played */
	bool fresh;
};

bool explore_fails(const struct script *s, struct player *p, const char *shape, bool fresh)
{
	char *found;
	bool same;

	if (fresh)
		session_renew();
	if (script_play(s, p))
		return false;
	found = cause_shape(p->failure);
	same = strcmp(found, shape) == 0;
	free(found);
	return same;
}

/* Take the smaller script if it fails with the shape too. */
static bool accept(struct shrinking *k, const struct script *smaller)
{
	if (k->tries == 0)
		return false;
	k->tries--;
	if (!explore_fails(smaller, k->player, k->shape, k->fresh))
		return false;
	*k->script = *smaller;
	return true;
}

/* --- fewer steps ------------------------------------------------------------------------ */

/* Remove size steps at a time, from the end, because later steps need earlier ones. */
static bool remove_steps(struct shrinking *k, size_t size)
{
	static struct script smaller;
	bool any = false;

	for (size_t end = k->script->count; end > 0;) {
		size_t first = end > size ? end - size : 0;

		smaller = *k->script;
		script_remove(&smaller, first, end - first);
		any = accept(k, &smaller) || any;
		end = first < k->script->count ? first : k->script->count;
	}
	return any;
}

static void shorten(struct shrinking *k)
{
	for (size_t size = k->script->count / 2; size > 1; size /= 2)
		remove_steps(k, size);
	while (remove_steps(k, 1))
		;
}

/* --- plainer steps ------------------------------------------------------------------------ */

/* Each number has three plainer ones, unless it is as plain already. */
enum { PLAINER = 3 };

static bool plainer_number(int64_t n, size_t which, int64_t *out)
{
	const int64_t plainer[PLAINER] = { 0, n < 0 ? -1 : 1, n / 2 };

	*out = plainer[which];
	return n < 0 ? *out > n : *out < n;
}

static bool plainer_value(struct value *v, size_t which)
{
	int64_t n;

	if (v->tag == VALUE_INT)
		return plainer_number(v->number, which, &v->number);
	if (v->tag != VALUE_BYTES || !plainer_number((int64_t)v->size, which, &n))
		return false;
	v->size = (size_t)n;
	return true;
}

static size_t arguments(const struct step *s)
{
	size_t n = 0;

	while (s->kind == STEP_CALL && !s->args[n].end)
		n++;
	return n;
}

/* Way 0: the process makes the call, not its child.  Way 1: without the last argument.  Further
 * ways: a plainer argument. */
static bool plainer_call(struct step *s, size_t which)
{
	size_t n = arguments(s);
	int child = s->object;

	if (which == 0) {
		s->object = 0;
		return child != 0;
	}
	if (which == 1 && n > 1)
		s->args[n - 1] = (struct arg){ .end = true };
	if (which == 1)
		return n > 1;
	which -= 2;
	return 1 + which / PLAINER < n &&
	       plainer_value(&s->args[1 + which / PLAINER].value, which % PLAINER);
}

static bool plainer_open(struct step *s, size_t which)
{
	bool plain = s->file == 0 || strcmp(s->mode, "rw") == 0, unnumbered = s->at < 0;

	if (which == 0 && !plain)
		s->mode = "rw";
	if (which == 1)
		s->at = -1;
	return which == 0 ? !plain : which == 1 && !unnumbered;
}

static bool plainer_file(struct step *s, size_t which)
{
	bool sparse = s->sparse;

	if (which < PLAINER)
		return plainer_number(s->size, which, &s->size);
	s->sparse = false;
	s->size = sparse ? page() : s->size;
	return which == PLAINER && sparse;
}

static bool plainer_look(struct step *s, size_t which)
{
	static const enum operation ops[] = { OP_length, OP_tell, OP_get_slice };
	bool all = s->object == 0, whole = s->op == OP_hello;

	if (all && which < PLAY_THINGS)
		s->object = (int)which + 1;
	if (!all && whole && which < COUNT(ops))
		s->op = ops[which];
	return all ? which < PLAY_THINGS : whole && which < COUNT(ops);
}

/* Make the step plainer in that way; false if it is as plain already. */
static bool plainer(struct step *s, size_t which)
{
	switch (s->kind) {
	case STEP_CALL: return plainer_call(s, which);
	case STEP_OPEN: return plainer_open(s, which);
	case STEP_FILE: return plainer_file(s, which);
	case STEP_LOOK: return plainer_look(s, which);
	case STEP_WRITE:
	case STEP_SIZE:
		if (which < PLAINER)
			return plainer_number(s->size, which, &s->size);
		return which < 2 * PLAINER && plainer_number(s->at, which - PLAINER, &s->at);
	case STEP_SEEK: return which < PLAINER && plainer_number(s->at, which, &s->at);
	default: return false;
	}
}

enum { WAYS = 2 + PLAINER * STEP_ARGUMENTS };

static bool make_plainer(struct shrinking *k, size_t i)
{
	static struct script smaller;
	bool any = false;

	for (size_t which = 0; which < WAYS; which++) {
		smaller = *k->script;
		if (!plainer(&smaller.steps[i], which) || !accept(k, &smaller))
			continue;
		any = true;
		which = (size_t)-1;
	}
	return any;
}

void explore_shrink(struct script *s, struct player *p, const char *shape, unsigned tries,
                    bool fresh)
{
	struct shrinking k = { s, p, shape, tries, fresh };
	bool any;

	do {
		any = false;
		shorten(&k);
		for (size_t i = 0; i < s->count; i++)
			any = make_plainer(&k, i) || any;
	} while (any && k.tries > 0);
}
