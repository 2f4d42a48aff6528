/* SPDX-License-Identifier: MIT
 *
 * Quick scripts: requests whose effect is certain wait, and are sent together.  The model goes on
 * as if they had been answered.  If an answer is not as the model has it, the script fails, and
 * whoever began it does it again, one request at a time. */
#include "play_parts.h"

/* All that waits must fit into a pipe, so that neither side waits for the other to read. */
enum { MOST_WAITING = 24, MOST_DATA = 10 << 10, ROOM = 24 << 10 };

struct waiting {
	struct question q;
	bool judged;    /* by the question; otherwise it must succeed */
	size_t number;  /* of a watched call: p->judged before it */
	size_t place;   /* p->number then */
	int64_t handle; /* of the object that it must make; 0: none */
};

static bool quick;
static struct {
	struct waiting at[MOST_WAITING];
	struct suite_request requests[MOST_WAITING + PLAY_LOOKS];
	size_t count, room;
	bool watched; /* they are watched calls */
	int fds;      /* open before them */
} queue;

/* Handles go on by one.  An adapter that has other numbers is asked one by one. */
enum { MOST_MISSES = 3 };
static struct {
	int pid; /* whose last handle is known; 0: none */
	int64_t last;
	int misses;
} handles;

void play_quickly(bool on)
{
	quick = on && handles.misses < MOST_MISSES;
}

bool play_is_quick(void)
{
	return quick;
}

void play_note_handle(const struct answer *a)
{
	if (!a->ok || a->value.tag != VALUE_HANDLE)
		return;
	handles.pid = adapter_pid();
	handles.last = a->value.number;
}

static bool copy_argument(struct arg *a)
{
	struct value *v = &a->value;

	if (v->tag == VALUE_LIST || v->size > MOST_DATA)
		return false;
	queue.room += 2 * v->size + 64;
	if (v->data != NULL)
		v->data = (const unsigned char *)keep_text((const char *)v->data, v->size);
	return true;
}

/* Arguments and expected bytes are used again for the next question. */
static bool copy_request(struct suite_request *r, enum operation op, const struct arg *args)
{
	size_t n = 0;

	r->op = op;
	do {
		if (n == COUNT(r->args) || (!args[n].end && args[n].value.size > MOST_DATA))
			return false;
		r->args[n] = args[n];
		if (!args[n].end && !copy_argument(&r->args[n]))
			return false;
	} while (!args[n++].end);
	return queue.room < ROOM;
}

static void keep_value(struct value *v)
{
	if (v->data != NULL)
		v->data = (const unsigned char *)keep_text((const char *)v->data, v->size);
}

bool play_wait(struct player *p, enum operation op, const struct arg *args,
               const struct question *q, bool watched, int64_t *handle)
{
	struct waiting *w;

	if (!quick || !offers(op) || (handle != NULL && handles.pid != adapter_pid()))
		return false;
	if ((queue.count == MOST_WAITING || watched != queue.watched) && play_flush(p) == FAILED)
		return false;
	if (!copy_request(&queue.requests[queue.count], op, args))
		return false;
	if (queue.count == 0 && watched)
		queue.fds = descriptors();
	if (queue.count == 0)
		play_watch_times(p);
	queue.watched = watched;
	w = &queue.at[queue.count++];
	*w = (struct waiting){ .judged = q != NULL, .number = p->judged, .place = p->number };
	if (q != NULL) {
		w->q = *q;
		keep_value(&w->q.allowed.value);
		keep_value(&w->q.allowed.other);
	}
	if (handle != NULL)
		*handle = w->handle = ++handles.last;
	return true;
}

static enum played judge(struct player *p, const struct waiting *w, const struct answer *a)
{
	static const struct step none = { .kind = STEP_CALL };

	enum played life = play_judge_life(p, a);

	if (queue.watched && w->judged)
		p->answers[w->place % PLAY_WATCHED] = a;
	/* A call that the adapter does not take changes nothing. */
	if (life == LACKING && queue.watched && w->judged &&
	    (w->q.allowed.must != 0 || w->q.allowed.effect.kind == EFFECT_NOTHING)) {
		p->lacks++;
		p->unsupported |= UINT64_C(1) << w->number % 64;
		return PLAYED;
	}
	p->unable = life == LACKING && !queue.watched;
	p->misses = p->misses || life == LACKING;
	if (life != PLAYED)
		return FAILED;
	if (w->judged && play_judge(p, &none, &w->q, a) == FAILED)
		return FAILED;
	if (!w->judged && !a->ok)
		return FAILED;
	if (w->handle == 0 || (a->value.tag == VALUE_HANDLE && a->value.number == w->handle))
		return PLAYED;
	handles.misses++;
	p->misses = true;
	return FAILED;
}

/* No watched call that waited may have changed the open descriptors.  Wine opens one when a handle
 * is used first. */
static enum played judge_descriptors(struct player *p)
{
	int now = queue.watched && queue.fds >= 0 ? descriptors() : queue.fds;

	if (!queue.watched || now == queue.fds || (now < queue.fds && play_collects()) ||
	    on_windows())
		return PLAYED;
	return play_fail(p, "calls changed the open descriptors from %d to %d", queue.fds, now);
}

size_t play_flush_with(struct player *p, const struct suite_request *more, size_t count,
                       const struct answer **out)
{
	const struct answer *answers[MOST_WAITING + PLAY_LOOKS];
	size_t waiting = queue.count, answered;

	queue.count = queue.room = 0;
	if (p->hasty || waiting + count == 0)
		return 0;
	p->sent = true;
	if (count > 0)
		memcpy(queue.requests + waiting, more, count * sizeof(*more));
	answered = suite_try_all(queue.requests, waiting + count, answers);
	p->requests += answered;
	for (size_t i = 0; i < waiting && !p->hasty; i++)
		p->hasty = i == answered || judge(p, &queue.at[i], answers[i]) == FAILED;
	p->hasty =
	    p->hasty || (waiting > 0 && (judge_descriptors(p) == FAILED ||
	                                 play_look_at_times(p, answers[waiting - 1]) == FAILED));
	queue.watched = false;
	if (p->hasty) {
		handles.pid = 0;
		play_fail(p, "one of several requests is not answered as expected");
		return 0;
	}
	if (answered > waiting)
		memcpy(out, answers + waiting, (answered - waiting) * sizeof(*out));
	return answered - waiting;
}

enum played play_flush(struct player *p)
{
	play_flush_with(p, NULL, 0, NULL);
	return p->hasty ? FAILED : PLAYED;
}

bool play_waits(void)
{
	return queue.count > 0;
}

void play_drop(struct player *p)
{
	if (p->sent || queue.count == 0)
		return;
	queue.count = queue.room = 0;
	queue.watched = false;
	handles.pid = 0;
	play_forget(p);
}
