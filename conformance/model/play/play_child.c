/* SPDX-License-Identifier: MIT
 *
 * A call that a forked child does. */
#include "answer.h"
#include "play_parts.h"

enum played play_ask_child(struct player *p, const struct step *s, const struct question *q,
                           const struct arg *sent, const struct answer **out)
{
	static int64_t id = 1000;
	const char *line = request_line(s->op, sent, ++id);
	struct arg twin[] = { { .value = value_handle(p->things[s->object].handle) },
		              T(line),
		              { .end = true } };
	const struct answer *a;
	enum played done = play_ask(p, OP_twin, twin, &a);

	if (done != PLAYED)
		return done;
	if (!a->ok && q->allowed.may_fault)
		return LEFT_OUT_STEP;
	if (!a->ok)
		return play_fail(p, "%s: %s", asked(a), answered(a));
	*out = answer_parse(s->op, line, (const char *)a->value.data, id);
	return play_judge_life(p, *out);
}

/* A child has the objects as they were at the fork.  The model has those of its parent, and serves
 * for both until something other than shared memory changes. */
bool play_child_differs(const struct player *p, const struct step *s, const struct question *q)
{
	const struct thing *child = &p->things[s->object];
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	if (s->object == 0)
		return false;
	/* MADV_DONTFORK and the like keep memory from the child. */
	return child->handle == 0 || child->ended || child->changes != p->changes ||
	       play_constructs(q->op) || o == NULL || o->advised ||
	       (o->of != NULL && o->of->advised);
}

/* The map whose memory the call changes. */
static struct model_object *memory_of(const struct player *p, const struct question *q)
{
	struct model_object *o = model_object(&p->model, q->args[0].number);

	while (o != NULL && o->kind == MODEL_VIEW && o->of != NULL)
		o = o->of;
	return o;
}

bool play_reaches_parent(const struct player *p, const struct question *q)
{
	const struct model_object *o = memory_of(p, q);

	return o != NULL && !o->private &&
	       (q->allowed.effect.kind == EFFECT_STORE || q->allowed.effect.kind == EFFECT_MOVE ||
	        q->allowed.effect.kind == EFFECT_VAGUE);
}

/* Only Python's and Go's documents share anonymous memory with a child. */
bool play_opens_to_parent(const struct player *p, const struct question *q)
{
	struct model_object *o = memory_of(p, q);

	if (o == NULL || o->file != NULL || p->model.rules.python != 0 || o->bare)
		return false;
	o->open = true;
	return true;
}
