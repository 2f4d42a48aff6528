/* SPDX-License-Identifier: MIT
 *
 * The objects of a script, apart from what calls make: descriptors and children. */
#include "play_parts.h"

#include "files.h"

static enum played keep(struct player *p, const struct step *s, int64_t handle, int model,
                        bool child)
{
	if (s->makes == 0)
		return PLAYED;
	p->things[s->makes] = (struct thing){
		.model = model, .handle = handle, .child = child, .changes = p->changes
	};
	return PLAYED;
}

enum played play_open(struct player *p, const struct step *s)
{
	bool special = s->file == 0;
	struct arg args[] = { T(s->mode), { .end = true }, { .end = true }, { .end = true } };
	struct model_object made = { .kind = MODEL_DESCRIPTOR,
		                     .file = special ? NULL : p->files[s->file] };
	const struct answer *a;
	enum played done;
	int64_t handle;
	bool replaced;

	if (!special && p->real[s->file] == NULL)
		return LEFT_OUT_STEP;
	if (!special) {
		args[1] = args[0];
		args[0] = path_argument(p->real[s->file]);
		made.reads = strchr(s->mode, 'r') != NULL;
		made.writes = strchr(s->mode, 'w') != NULL;
		made.appends = strchr(s->mode, 'a') != NULL;
	}
	if (!special && s->at >= 0)
		args[2] = I(s->at);
	if (!special && s->at < 0 && play_wait(p, OP_file_open, args, NULL, false, &handle))
		return keep(p, s, handle, model_add(&p->model, made), false);
	/* The file replaces the adapter's /dev/null at number 0, which is free once the file is
	 * closed. */
	replaced = !special && s->at == 0 && has_descriptor(0);
	done = play_ask(p, special ? OP_file_special : OP_file_open, args, &a);
	if (done != PLAYED)
		return done;
	if (!a->ok) {
		p->lacking = a->message;
		return LACKING;
	}
	play_expect_fewer(p, replaced);
	made.closed = special && strcmp(s->mode, "closed") == 0;
	return keep(p, s, a->value.number, model_add(&p->model, made), false);
}

enum played play_fork(struct player *p, const struct step *s)
{
	const struct arg nothing[] = { { .end = true } };
	const struct answer *a;
	enum played done;
	int64_t handle;

	if (play_wait(p, OP_fork, nothing, NULL, false, &handle))
		return keep(p, s, handle, 0, true);
	done = play_ask(p, OP_fork, nothing, &a);
	if (done != PLAYED)
		return done;
	if (!a->ok)
		return play_fail(p, "%s: %s", asked(a), answered(a));
	return keep(p, s, a->value.number, 0, true);
}

static enum played destroy(struct player *p, int number)
{
	struct thing *t = &p->things[number];
	const struct arg args[] = { { .value = value_handle(t->handle) }, { .end = true } };
	const struct answer *a = NULL;
	enum played done = PLAYED;

	if (t->handle == 0)
		return LEFT_OUT_STEP;
	if (!play_wait(p, OP_destroy, args, NULL, false, NULL))
		done = play_ask(p, OP_destroy, args, &a);
	if (t->model != 0)
		model_destroy(&p->model, t->model);
	*t = (struct thing){ 0 };
	if (done == PLAYED && a != NULL && !a->ok)
		return play_fail(p, "%s: expected success, found %s", asked(a), answered(a));
	return done;
}

enum played play_adopt_position(struct player *p, int number)
{
	struct thing *t = &p->things[number];
	struct model_object *o = model_object(&p->model, t->model);
	const struct answer *a;
	enum played done;

	if (t->handle == 0 || o == NULL || o->closed || !offers(OP_file_position))
		return PLAYED;
	done =
	    play_ask(p, OP_file_position,
	             (struct arg[]){ { .value = value_handle(t->handle) }, { .end = true } }, &a);
	if (done == PLAYED && a->ok)
		o->position = a->value.number;
	return done;
}

/* Support operations on an object. */
enum played play_support(struct player *p, const struct step *s)
{
	static const enum operation ops[] = {
		[STEP_SEEK] = OP_file_seek, [STEP_CLOSE] = OP_file_close, [STEP_EXIT] = OP_twin_exit
	};
	struct thing *t = &p->things[s->object];
	struct arg args[] = { { .value = value_handle(t->handle) },
		              { .end = true },
		              { .end = true } };
	struct model_object *o = model_object(&p->model, t->model);
	const struct answer *a = NULL;
	enum played done = PLAYED;

	if (t->handle == 0 || t->ended || (s->kind == STEP_EXIT && !t->child) ||
	    (s->kind != STEP_EXIT && (o == NULL || o->kind != MODEL_DESCRIPTOR || o->closed)))
		return LEFT_OUT_STEP;
	if (s->kind == STEP_SEEK)
		args[1] = I(s->at);
	if (s->kind == STEP_EXIT || !play_wait(p, ops[s->kind], args, NULL, false, NULL))
		done = play_ask(p, ops[s->kind], args, &a);
	if (done != PLAYED)
		return done;
	if (a != NULL && !a->ok)
		return play_fail(p, "%s: expected success, found %s", asked(a), answered(a));
	p->changes += s->kind != STEP_EXIT;
	if (s->kind == STEP_SEEK)
		o->position = s->at;
	if (s->kind == STEP_CLOSE)
		o->closed = true;
	if (s->kind == STEP_EXIT)
		t->ended = true;
	if (s->kind == STEP_EXIT && a->value.number != 0)
		return play_fail(p, "%s: expected 0, found %s", asked(a), answered(a));
	return PLAYED;
}

/* May the object be destroyed?  A map may go before its views only in Python 3, where they keep it.
 */
static bool can_go(const struct player *p, int number)
{
	const struct model_object *o = model_object(&p->model, p->things[number].model);

	return o == NULL || !model_lends(&p->model, o) ||
	       (o->kind == MODEL_MAP && p->model.rules.python >= 300);
}

enum played play_destroy(struct player *p, int number)
{
	if (!can_go(p, number))
		return LEFT_OUT_STEP;
	p->changes += !p->things[number].child;
	return destroy(p, number);
}
