/* SPDX-License-Identifier: MIT
 *
 * A call: it goes to the model and to the adapter, and what it did is kept. */
#include "play_parts.h"

/* Does the operation make sense for its object? */
static bool sensible(const struct player *p, const struct question *q)
{
	if (q->args[0].tag != VALUE_HANDLE || play_constructs(q->op))
		return true;
	return play_answers(model_object(&p->model, q->args[0].number), q->op);
}

/* Only Python's documents say that resize() changes the size of the file.  Without them a file that
 * holds the whole map may keep its size, and any file if the library says that it does. */
static void adopt_size(const struct player *p, struct question *q)
{
	struct effect *e = &q->allowed.effect;
	const struct model_file *f;

	if (e->kind != EFFECT_LENGTH || p->model.rules.python != 0)
		return;
	f = model_object(&p->model, q->args[0].number)->file;
	for (int i = 1; i <= PLAY_FILES; i++)
		if (f != NULL && p->files[i] == f && file_size(p->real[i]) == f->size &&
		    (f->size > e->count || p->model.rules.resize_keeps_size))
			e->count = f->size;
}

/* Remember the range that a store or a move changes. */
static void note_stored(struct player *p, const struct effect *e)
{
	int64_t end = e->kind == EFFECT_STORE ? e->to + (int64_t)(e->size - 1) * e->step
	                                      : e->to + e->count - 1;

	if ((e->kind == EFFECT_STORE && e->size == 0) ||
	    (e->kind != EFFECT_STORE && e->kind != EFFECT_MOVE))
		return;
	p->stored = e->to < end ? e->to : end;
	p->stored_end = (e->to < end ? end : e->to) + 1;
}

static enum played apply(struct player *p, const struct step *s, struct question *q,
                         const struct value *v)
{
	bool shared = q->args[0].tag == VALUE_HANDLE && play_reaches_parent(p, q);
	int made;

	note_stored(p, &q->allowed.effect);
	if ((!shared && q->allowed.effect.kind != EFFECT_NOTHING) ||
	    q->allowed.effect.position >= 0)
		p->changes++;
	if (s->object != 0) {
		q->allowed.effect.position = -1;
		if (shared && play_opens_to_parent(p, q))
			return PLAYED;
		if (shared || q->allowed.effect.kind == EFFECT_VAGUE)
			model_done(&p->model, q, v);
		return PLAYED;
	}
	adopt_size(p, q);
	made = model_done(&p->model, q, v);
	if (v->tag == VALUE_HANDLE && s->makes != 0)
		p->things[s->makes] = (struct thing){ .model = made, .handle = v->number };
	return PLAYED;
}

/* Is the effect of the call known before it is sent?  What a flush does to a file's times is looked
 * at before anything else is stored. */
static bool certain(const struct player *p, const struct step *s, const struct question *q)
{
	const struct allowed *a = &q->allowed;
	const struct effect *e = &a->effect;

	if (s->object != 0 || a->may_fault || e->kind == EFFECT_FLUSH ||
	    (s->watched && play_witnesses(q)))
		return false;
	if (a->must != 0 || e->kind == EFFECT_NOTHING)
		return true;
	return a->may == 0 && e->kind != EFFECT_VAGUE && !e->grows &&
	       (e->kind != EFFECT_LENGTH || p->model.rules.python != 0);
}

/* The call changed something if it succeeded. */
static bool changes(const struct question *q)
{
	return q->allowed.effect.kind != EFFECT_NOTHING &&
	       q->allowed.effect.kind != EFFECT_POSITION;
}

/* Let the call wait, and go on as if it were answered.  False if it must be sent now. */
static bool wait_for(struct player *p, const struct step *s, struct question *q,
                     const struct arg *sent)
{
	bool succeeds = q->allowed.must == 0, makes = q->allowed.effect.kind == EFFECT_MAKE;
	struct value v = value_none();
	int64_t handle;

	if (!certain(p, s, q) ||
	    !play_wait(p, s->op, sent, q, s->watched, succeeds && makes ? &handle : NULL))
		return false;
	if (succeeds && makes)
		v = value_handle(handle);
	if (succeeds)
		apply(p, s, q, &v);
	play_note_times(p, q, succeeds);
	p->succeeded = succeeds;
	p->changed = succeeds && changes(q);
	p->judged += s->watched;
	return true;
}

enum played play_call(struct player *p, const struct step *s)
{
	struct question q = { .op = s->op };
	struct arg sent[STEP_ARGUMENTS + 1];
	const struct answer *a = NULL;
	enum played done;
	int before;

	if (!play_translate(p, s, &q, sent) || !sensible(p, &q) || play_child_differs(p, s, &q))
		return LEFT_OUT_STEP;
	model_ask(&p->model, &q);
	/* A child's resize changes the file under its parent's map. */
	if (q.allowed.undefined || (s->object != 0 && s->op == OP_resize))
		return LEFT_OUT_STEP;
	if ((s->op == OP_map_path || s->by_name) && !play_name_path(p, s, sent))
		return LEFT_OUT_STEP;
	if (wait_for(p, s, &q, sent))
		return PLAYED;
	if (play_flush(p) == FAILED)
		return FAILED;
	before = q.allowed.must != 0 || q.allowed.may != 0 ? descriptors() : -1;
	p->changed = false;
	p->judged += s->watched;
	play_watch_times(p);
	if (s->watched && s->object == 0)
		play_watch(p, &q);
	done = s->object != 0 ? play_ask_child(p, s, &q, sent, &a) : play_ask(p, s->op, sent, &a);
	if (s->watched)
		p->answers[p->number % PLAY_WATCHED] = a;
	if (done == FAILED && a != NULL)
		return play_judge_fault(p, &q, a);
	if (done != PLAYED)
		return done;
	done = play_judge(p, s, &q, a);
	if (done == PLAYED && a->ok)
		done = apply(p, s, &q, &a->value);
	else if (done == PLAYED)
		done = play_judge_refusal(p, before, a);
	play_note_times(p, &q, a->ok);
	if (done == PLAYED)
		done = play_look_at_times(p, a);
	p->succeeded = a->ok;
	p->changed = a->ok && changes(&q);
	return done == PLAYED && s->watched && s->object == 0 ? play_witness(p, &q, a) : done;
}
