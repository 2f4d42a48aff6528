/* SPDX-License-Identifier: MIT
 *
 * A request to both, and whether the answer is among the allowed ones. */
#include "answer.h"
#include "files.h"
#include "play.h"
#include "session.h"

static struct value *place(struct question *q, const struct arg *a, size_t i)
{
	int at = (int)i;

	if (a->name != NULL)
		at = operation_argument_find(q->op, a->name, strlen(a->name));
	if (at < 0 || at >= MODEL_ARGUMENTS)
		return NULL;
	q->named[at] = a->name != NULL;
	return &q->args[at];
}

/* The step's arguments as the model has them and as the adapter has them.  False when one
 * names an object that is not there. */
static bool translate(const struct player *p, const struct step *s, struct question *q,
                      struct arg *sent)
{
	size_t i;

	for (i = 0; !s->args[i].end; i++) {
		struct value *v = place(q, &s->args[i], i);
		const struct thing *t;

		if (v == NULL)
			return false;
		*v = s->args[i].value;
		sent[i] = s->args[i];
		if (v->tag != VALUE_HANDLE)
			continue;
		if (v->number > PLAY_THINGS)
			return false;
		t = &p->things[v->number];
		if (t->handle == 0 || t->model == 0)
			return false;
		sent[i].value = value_handle(t->handle);
		v->number = t->model;
	}
	sent[i] = (struct arg){ .end = true };
	return true;
}

/* A path in place of the descriptor's handle, for a library that opens the file itself. */
static void name_path(const struct player *p, const struct step *s, struct arg *sent)
{
	for (int i = 1; i <= PLAY_FILES; i++) {
		const struct model_object *o =
		    model_object(&p->model, p->things[s->args[0].value.number].model);

		if (p->real[i] != NULL && o != NULL && o->file == p->files[i])
			sent[0] = path_argument(p->real[i]);
	}
}

static bool of_family(enum operation op, const char *family)
{
	return strcmp(operation_table[op].family, family) == 0;
}

static bool constructs(enum operation op)
{
	return op == OP_map_fd || op == OP_map_path || op == OP_go_map || op == OP_go_map_region ||
	       op == OP_region_open;
}

/* What a map answers depends on what it came from. */
static bool map_answers(const struct model_object *o, enum operation op)
{
	if (op == OP_readonly || op == OP_view_release || of_family(op, "region"))
		return false;
	if (!o->bare)
		return !of_family(op, "go");
	if (of_family(op, "sequence"))
		return true;
	return o->of == NULL && (of_family(op, "go") || op == OP_flush || op == OP_export);
}

/* Go's views and a region's are sequences of bytes and no more. */
static bool view_answers(const struct model_object *o, enum operation op)
{
	if (of_family(op, "sequence"))
		return true;
	return o->of != NULL && o->of->kind == MODEL_MAP && !o->of->bare &&
	       (op == OP_readonly || op == OP_view_release);
}

bool play_answers(const struct model_object *o, enum operation op)
{
	if (constructs(op) || of_family(op, "support") || of_family(op, "module"))
		return false;
	switch (o->kind) {
	case MODEL_REGION: return of_family(op, "region");
	case MODEL_VIEW: return !o->closed && view_answers(o, op);
	case MODEL_MAP: return map_answers(o, op);
	default: return false;
	}
}

/* What is asked has to make sense: an object of the kind that the operation is about. */
static bool sensible(const struct player *p, const struct question *q)
{
	if (q->args[0].tag != VALUE_HANDLE || constructs(q->op))
		return true;
	return play_answers(model_object(&p->model, q->args[0].number), q->op);
}

/* A child that has the objects too does it. */
static enum played ask_child(struct player *p, const struct step *s, const struct question *q,
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

/* A signal was allowed to end the process: then the files are as they were, and the script is over.
 */
static enum played judge_fault(struct player *p, const struct question *q, const struct answer *a)
{
	if (!q->allowed.may_fault || strcmp(a->kind, "died") != 0)
		return FAILED;
	p->failure = NULL;
	if (play_look_files(p) == FAILED)
		return FAILED;
	model_clear(&p->model);
	memset(p->things, 0, sizeof(p->things));
	memset(p->real, 0, sizeof(p->real));
	memset(p->files, 0, sizeof(p->files));
	p->fds = -1;
	return LEFT_OUT_STEP;
}

/* Python's errors of the system have a number. */
static bool error_allowed(const struct player *p, const struct allowed *allowed,
                          const struct answer *a)
{
	unsigned kind = error_kind(a->kind);

	if (((allowed->must | allowed->may) & kind) == 0)
		return false;
	return kind != OS_ERROR || allowed->number == 0 ||
	       (a->number == 0 && p->model.rules.python == 0) || a->number == allowed->number ||
	       (allowed->may & OS_ERROR) != 0;
}

static enum played judge(struct player *p, const struct step *s, const struct question *q,
                         const struct answer *a)
{
	bool fits =
	    a->ok ? model_allows(&p->model, q, &a->value) : error_allowed(p, &q->allowed, a);

	p->last = a;
	if (fits)
		return PLAYED;
	if (p->failure == NULL && s->object == 0)
		note_decisive(a);
	p->wrong_answer = true;
	return play_fail(p, "%s: allowed %s, found %s", asked(a), play_allowed(&q->allowed),
	                 answered(a));
}

/* A child has the objects as they were when it was made.  The model has those of its parent: it
 * speaks for both until something but shared memory has changed. */
static bool child_differs(const struct player *p, const struct step *s, const struct question *q)
{
	const struct thing *child = &p->things[s->object];
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	if (s->object == 0)
		return false;
	/* Advice may have kept memory from the child. */
	return child->handle == 0 || child->ended || child->changes != p->changes ||
	       constructs(q->op) || o == NULL || o->advised || (o->of != NULL && o->of->advised);
}

/* What a child stores is seen where the memory is shared, and nowhere else. */
static bool reaches_parent(const struct player *p, const struct question *q)
{
	const struct model_object *o = model_object(&p->model, q->args[0].number);

	while (o != NULL && o->kind == MODEL_VIEW && o->of != NULL)
		o = o->of;
	return o != NULL && !o->private &&
	       (q->allowed.effect.kind == EFFECT_STORE || q->allowed.effect.kind == EFFECT_MOVE ||
	        q->allowed.effect.kind == EFFECT_VAGUE);
}

/* Whether a resize gives the file a size only Python's documents say: without them it may also
 * stay as long as it was. */
static void adopt_size(const struct player *p, struct question *q)
{
	struct effect *e = &q->allowed.effect;

	if (e->kind != EFFECT_LENGTH || p->model.rules.python != 0)
		return;
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->files[i] != NULL && file_size(p->real[i]) == p->files[i]->size &&
		    p->files[i] == model_object(&p->model, q->args[0].number)->file)
			e->count = p->files[i]->size;
}

/* The places that a store or a move reaches. */
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
                         const struct answer *a)
{
	bool shared = q->args[0].tag == VALUE_HANDLE && reaches_parent(p, q);
	int made;

	note_stored(p, &q->allowed.effect);
	if ((!shared && q->allowed.effect.kind != EFFECT_NOTHING) ||
	    q->allowed.effect.position >= 0)
		p->changes++;
	if (s->object != 0) {
		q->allowed.effect.position = -1;
		if (shared || q->allowed.effect.kind == EFFECT_VAGUE)
			model_done(&p->model, q, &a->value);
		return PLAYED;
	}
	adopt_size(p, q);
	made = model_done(&p->model, q, &a->value);
	if (a->value.tag == VALUE_HANDLE && s->makes != 0)
		p->things[s->makes] = (struct thing){ .model = made, .handle = a->value.number };
	return PLAYED;
}

/* A refused call leaves the files as long as they were. */
static enum played look_at_files(struct player *p, const struct answer *refused)
{
	if (play_look_sizes(p) == PLAYED)
		return PLAYED;
	p->failure = keep_format("%s: an error, but %s", asked(refused), p->failure);
	return FAILED;
}

/* A refused call keeps no descriptor; a collector may still have one. */
static enum played look_at_descriptors(struct player *p, int before, const struct answer *refused)
{
	const struct answer *a;
	int after = descriptors();

	if (before < 0 || after == before)
		return PLAYED;
	if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &a) == FAILED)
		return FAILED;
	after = descriptors();
	if (after == before)
		return PLAYED;
	p->kept = true;
	return play_fail(p, "%s: the error changed the open descriptors from %d to %d",
	                 asked(refused), before, after);
}

enum played play_call(struct player *p, const struct step *s)
{
	struct question q = { .op = s->op };
	struct arg sent[STEP_ARGUMENTS + 1];
	const struct answer *a = NULL;
	enum played done;
	int before;

	if (!translate(p, s, &q, sent) || !sensible(p, &q) || child_differs(p, s, &q))
		return LEFT_OUT_STEP;
	model_ask(&p->model, &q);
	/* A child's resize changes the file under its parent's map. */
	if (q.allowed.undefined || (s->object != 0 && s->op == OP_resize))
		return LEFT_OUT_STEP;
	if (s->op == OP_map_path || s->by_name)
		name_path(p, s, sent);
	before = q.allowed.must != 0 || q.allowed.may != 0 ? descriptors() : -1;
	p->changed = false;
	p->judged += s->watched;
	if (s->watched && s->object == 0)
		play_watch(p, &q);
	done = s->object != 0 ? ask_child(p, s, &q, sent, &a) : play_ask(p, s->op, sent, &a);
	if (done == FAILED && a != NULL)
		return judge_fault(p, &q, a);
	if (done != PLAYED)
		return done;
	done = judge(p, s, &q, a);
	if (done == PLAYED && a->ok)
		done = apply(p, s, &q, a);
	else if (done == PLAYED)
		done = look_at_files(p, a);
	if (done == PLAYED && !a->ok)
		done = look_at_descriptors(p, before, a);
	p->changed = a->ok && q.allowed.effect.kind != EFFECT_NOTHING &&
	             q.allowed.effect.kind != EFFECT_POSITION;
	return done == PLAYED && s->watched && s->object == 0 ? play_witness(p, &q, a) : done;
}

bool play_again(struct player *p, const struct step *s, size_t times)
{
	enum { AT_ONCE = 32 };
	struct suite_request requests[AT_ONCE];
	const struct answer *answers[AT_ONCE];
	struct question q = { .op = s->op };

	if (s->object != 0 || !translate(p, s, &q, requests[0].args))
		return false;
	requests[0].op = s->op;
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->files[i] != NULL)
			p->files[i]->open = true;
	if (s->op == OP_map_path || s->by_name)
		name_path(p, s, requests[0].args);
	for (size_t i = 1; i < AT_ONCE; i++)
		requests[i] = requests[0];
	for (size_t done = 0; done < times; done += AT_ONCE)
		if (suite_try_all(requests, AT_ONCE, answers) < AT_ONCE ||
		    session_number(0) == NULL)
			return false;
	return true;
}
