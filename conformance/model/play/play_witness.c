/* SPDX-License-Identifier: MIT
 *
 * What a call did that no answer tells: whether a flush reached the disk, what is locked, how
 * the file is mapped, and which descriptors of it are open. */
#include "play_parts.h"

static bool locks(enum operation op)
{
	return op == OP_lock || op == OP_unlock;
}

/* Are map entries and descriptors of the file compared after the call? */
static bool maps(const struct question *q)
{
	return q->allowed.effect.kind == EFFECT_MAKE || q->allowed.effect.kind == EFFECT_CLOSE ||
	       q->allowed.effect.kind == EFFECT_CLIENTS || q->allowed.effect.kind == EFFECT_LENGTH;
}

bool play_witnesses(const struct question *q)
{
	return locks(q->op) || maps(q) || q->allowed.effect.kind == EFFECT_FLUSH;
}

static const struct model_file *file_of(const struct player *p, const struct question *q)
{
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	return o != NULL && o->kind != MODEL_VIEW ? o->file : NULL;
}

static struct file *real_file(const struct player *p, const struct model_file *f)
{
	for (int i = 1; f != NULL && i <= PLAY_FILES; i++)
		if (p->files[i] == f)
			return p->real[i];
	return NULL;
}

static int64_t locked_before;
static bool was_locked;

/* The file of the call whose map entries and descriptors are compared, or NULL. */
static const struct file *watched;

static enum played look_at_locked(struct player *p, const struct question *q,
                                  const struct answer *a)
{
	const struct model_object *o = model_object(&p->model, q->args[0].number);
	int64_t page = p->model.rules.page, rounded = (o->length + page - 1) / page * page / 1024;
	int64_t change = rounded * (o->locked - was_locked), found;

	if (o->vague || locked_before < 0)
		return PLAYED;
	found = locked_kilobytes() - locked_before;
	if (found == change)
		return PLAYED;
	return play_fail(p, "%s: expected the locked memory to change by %lld kB, found %lld kB",
	                 asked(a), (long long)change, (long long)found);
}

void play_watch(struct player *p, const struct question *q)
{
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	watched = maps(q) ? real_file(p, file_of(p, q)) : NULL;
	if (watched != NULL)
		play_watch_descriptors(watched, o != NULL && o->closed);
	if (!locks(q->op) || o == NULL)
		return;
	was_locked = o->locked;
	locked_before = locked_kilobytes();
}

enum played play_witness(struct player *p, const struct question *q, const struct answer *a)
{
	const struct model_file *f = file_of(p, q);
	struct file *real = real_file(p, f);
	enum played done = PLAYED;

	if (locks(q->op))
		return look_at_locked(p, q, a);
	if (real == NULL)
		return PLAYED;
	if (a->ok && q->allowed.effect.kind == EFFECT_FLUSH)
		return play_look_at_disk(p, q, a, real);
	if (watched == NULL)
		return PLAYED;
	/* On Windows files and maps have handles.  How many of them have a descriptor in the
	 * process is not specified, but none may be left at the end. */
	if (!on_windows())
		done = play_look_at_descriptors(p, q, a, f, real);
	return done == PLAYED ? play_look_at_entries(p, a, f, real) : done;
}
