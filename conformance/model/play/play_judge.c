/* SPDX-License-Identifier: MIT
 *
 * Is the answer allowed, and did an error change nothing? */
#include "answer.h"
#include "play_parts.h"

void play_forget(struct player *p)
{
	model_clear(&p->model);
	memset(p->things, 0, sizeof(p->things));
	memset(p->real, 0, sizeof(p->real));
	memset(p->files, 0, sizeof(p->files));
}

enum played play_judge_fault(struct player *p, const struct question *q, const struct answer *a)
{
	if (!q->allowed.may_fault || strcmp(a->kind, "died") != 0)
		return FAILED;
	p->failure = NULL;
	if (play_look_files(p) == FAILED)
		return FAILED;
	play_forget(p);
	p->fds = -1;
	return LEFT_OUT_STEP;
}

/* An OSError must have the right errno.  Only libraries other than Python may report none. */
static bool error_allowed(const struct player *p, const struct allowed *allowed,
                          const struct answer *a)
{
	unsigned kind = error_kind(a->kind);

	if (((allowed->must | allowed->may) & kind) == 0)
		return false;
	return kind != OS_ERROR || allowed->number == 0 ||
	       (a->number == 0 && p->model.rules.python == 0) || has_errno(a, allowed->number) ||
	       (allowed->may & OS_ERROR) != 0;
}

enum played play_judge(struct player *p, const struct step *s, const struct question *q,
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

/* A refused call must not change the sizes of files. */
static enum played look_at_files(struct player *p, const struct answer *refused)
{
	if (play_look_sizes(p) == PLAYED)
		return PLAYED;
	p->failure = keep_format("%s: an error, but %s", asked(refused), p->failure);
	return FAILED;
}

/* A refused call must not change the open descriptors.  A collector may close some.  Wine opens one
 * when a handle is used first, and may close it at any time. */
static bool kept_open(int before, int after)
{
	return after == before || (after < before && play_collects()) || on_windows();
}

static enum played look_at_descriptors(struct player *p, int before, const struct answer *refused)
{
	const struct answer *a;
	int after = descriptors();
	bool more = after > before;

	if (before < 0 || kept_open(before, after))
		return PLAYED;
	if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &a) == FAILED)
		return FAILED;
	after = descriptors();
	/* There were more, and now there are fewer: older garbage was collected too. */
	if (kept_open(before, after) || (after < before && more))
		return PLAYED;
	p->kept = true;
	return play_fail(p, "%s: the error changed the open descriptors from %d to %d",
	                 asked(refused), before, after);
}

enum played play_judge_refusal(struct player *p, int before, const struct answer *refused)
{
	if (look_at_files(p, refused) == FAILED)
		return FAILED;
	return look_at_descriptors(p, before, refused);
}
