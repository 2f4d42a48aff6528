/* SPDX-License-Identifier: MIT
 *
 * What the objects answer, compared with the model. */
#include "play_parts.h"

struct look {
	enum { LOOK_NUMBER, LOOK_MEMORY } kind;
	const struct model_object *object;
	int64_t wanted, at; /* the number; the range of memory */
	int64_t size;
};

/* What is asked of all objects goes in one batch. */
struct looks {
	enum operation only; /* ask that alone; OP_hello: everything */
	struct look look[PLAY_LOOKS];
	struct suite_request requests[PLAY_LOOKS];
	size_t count;
};

static void ask_number(struct looks *l, int64_t handle, enum operation op, int64_t wanted)
{
	if (!offers(op) || l->count == PLAY_LOOKS || (l->only != OP_hello && l->only != op))
		return;
	l->look[l->count] = (struct look){ .kind = LOOK_NUMBER, .wanted = wanted };
	l->requests[l->count++] =
	    (struct suite_request){ op, { { .value = value_handle(handle) }, { .end = true } } };
}

static void ask_memory(struct looks *l, int64_t handle, const struct model_object *o, int64_t at,
                       int64_t size)
{
	if (size <= 0 || !offers(OP_get_slice) || l->count == PLAY_LOOKS ||
	    (l->only != OP_hello && l->only != OP_get_slice))
		return;
	l->look[l->count] =
	    (struct look){ .kind = LOOK_MEMORY, .object = o, .at = at, .size = size };
	l->requests[l->count++] = (struct suite_request){
		OP_get_slice,
		{ { .value = value_handle(handle) }, I(at), I(at + size), { .end = true } }
	};
}

/* Memory of its own is compared whole.  Of what the file has too, which was compared, and of large
 * maps, the ends, the middle, and where the last store began and ended. */
static void ask_contents(struct looks *l, const struct player *p, int64_t handle,
                         const struct model_object *o)
{
	const int64_t stored[] = { p->stored - PLAY_ENDS / 2, p->stored_end - PLAY_ENDS / 2 };
	int64_t reach = model_reach(o);

	if (reach <= 3 * PLAY_ENDS || (reach <= PLAY_WHOLE && (o->file == NULL || o->private))) {
		ask_memory(l, handle, o, 0, reach);
		return;
	}
	for (int64_t at = 0; at < reach; at += INT64_C(1) << 32)
		ask_memory(l, handle, o, at, reach - at < PLAY_ENDS ? reach - at : PLAY_ENDS);
	ask_memory(l, handle, o, reach / 2, PLAY_ENDS);
	ask_memory(l, handle, o, reach - PLAY_ENDS, PLAY_ENDS);
	for (size_t i = 0; i < COUNT(stored) && p->stored_end > 0; i++)
		if (stored[i] >= 0 && stored[i] + PLAY_ENDS <= reach)
			ask_memory(l, handle, o, stored[i], PLAY_ENDS);
}

static void ask_object(struct looks *l, const struct player *p, const struct thing *t)
{
	const struct model_object *o = t->model != 0 ? model_object(&p->model, t->model) : NULL;

	if (o != NULL && o->kind == MODEL_DESCRIPTOR && o->file != NULL && !o->closed)
		ask_number(l, t->handle, OP_file_position, o->position);
	if (o != NULL && o->kind == MODEL_REGION && !o->vague)
		ask_number(l, t->handle, OP_clients, o->clients);
	if (o == NULL || model_gone(o) || (o->kind != MODEL_MAP && o->kind != MODEL_VIEW))
		return;
	ask_number(l, t->handle, OP_length, o->length);
	if (o->kind == MODEL_MAP && !o->bare)
		ask_number(l, t->handle, OP_tell, o->position);
	if (!model_open(o))
		ask_contents(l, p, t->handle, o);
}

static enum played check_memory(struct player *p, const struct look *l, const struct answer *a)
{
	static unsigned char wanted[PLAY_WHOLE];

	if (!a->ok || a->value.tag != VALUE_BYTES || (int64_t)a->value.size != l->size)
		return play_fail(p, "%s: expected %lld bytes, found %s", asked(a),
		                 (long long)l->size, answered(a));
	model_copy(l->object, l->at, wanted, (size_t)l->size);
	note_decisive(a);
	return play_compare(p, "the memory", l->at, wanted, a->value.data, (size_t)l->size);
}

static enum played check_answer(struct player *p, const struct look *l, const struct answer *a)
{
	enum played done = play_judge_life(p, a);

	if (done != PLAYED)
		return done == LACKING ? PLAYED : done;
	if (l->kind == LOOK_MEMORY)
		return check_memory(p, l, a);
	if (a->ok && a->value.tag == VALUE_INT && a->value.number == l->wanted)
		return PLAYED;
	note_decisive(a);
	return play_fail(p, "%s: expected %lld, found %s", asked(a), (long long)l->wanted,
	                 answered(a));
}

/* Ask, and compare what is answered. */
static enum played look(struct player *p, const struct looks *l)
{
	const struct answer *answers[PLAY_LOOKS];
	size_t count;

	count = play_flush_with(p, l->requests, l->count, answers);
	if (p->hasty)
		return FAILED;
	for (size_t i = 0; i < count; i++)
		if (check_answer(p, &l->look[i], answers[i]) == FAILED)
			return FAILED;
	return PLAYED;
}

enum played play_look(struct player *p)
{
	struct looks l = { .only = OP_hello };
	bool waits = play_waits();

	/* What waits may change files. */
	if (!waits && play_look_files(p) == FAILED)
		return FAILED;
	for (int i = 1; i <= PLAY_THINGS; i++)
		if (p->things[i].handle != 0)
			ask_object(&l, p, &p->things[i]);
	if (look(p, &l) == FAILED)
		return FAILED;
	return waits ? play_look_files(p) : PLAYED;
}

enum played play_look_at(struct player *p, int number, enum operation op)
{
	struct looks l = { .only = op };

	if (p->things[number].handle == 0)
		return LEFT_OUT_STEP;
	ask_object(&l, p, &p->things[number]);
	return look(p, &l);
}
