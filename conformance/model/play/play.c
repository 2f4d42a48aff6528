/* SPDX-License-Identifier: MIT
 *
 * A script's beginning, its steps, its end. */
#include "play.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "files.h"
#include "handles.h"
#include "notes.h"
#include "session.h"

struct model_rules play_rules(void)
{
	const struct description *d = &session_current()->description;
	const struct claim *python = description_claim(d, "python");

	return (struct model_rules){
		.python = python != NULL ? python->major * 100 + python->minor : 0,
		.region = claims("map-region"),
		.go = claims("mmap-go"),
		.length_below_zero = excepted(EXCEPT_LENGTH_BELOW_ZERO),
		.resize_file = excepted(EXCEPT_RESIZE_FILE),
		.resize_window = excepted(EXCEPT_RESIZE_WINDOW),
		.flush_waits = excepted(EXCEPT_FLUSH_WAITS),
		.copy_grows = excepted(EXCEPT_COPY_GROWS),
		.page = page(),
		.granularity = granularity(),
	};
}

void play_begin(struct player *p)
{
	static struct arena_mark mark;
	static struct model_rules rules;

	if (rules.page == 0) {
		mark = test_memory_mark();
		rules = play_rules();
	}
	test_start_over(mark);
	*p = (struct player){ .model.rules = rules,
		              .fds = descriptors(),
		              .pages = memory_pages(false) };
}

enum played play_fail(struct player *p, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	if (p->failure == NULL)
		p->failure = keep_formatted(format, list);
	va_end(list);
	return FAILED;
}

enum played play_judge_life(struct player *p, const struct answer *a)
{
	if (a->ok)
		return PLAYED;
	if (unsupported(a)) {
		p->lacking = a->message;
		return LACKING;
	}
	if (strcmp(a->kind, "died") == 0 || strcmp(a->kind, "timeout") == 0 ||
	    strcmp(a->kind, "protocol") == 0)
		return play_fail(p, "%s: %s", asked(a), a->message);
	return PLAYED;
}

enum played play_ask(struct player *p, enum operation op, const struct arg *args,
                     const struct answer **out)
{
	*out = suite_try(op, args);
	p->requests++;
	return play_judge_life(p, *out);
}

/* --- files --------------------------------------------------------------------------- */

/* Where a sparse file has bytes: at its ends, in the middle, and around the places where lengths
 * and offsets are likely to be cut.  Each place has other bytes, and between them all are zero. */
static void mark(struct file *real, struct model_file *f, int64_t size)
{
	enum { MARK = 256, BEFORE = 64 };
	const int64_t places[] = { 0,
		                   (1 << 16) - BEFORE,
		                   (1 << 20) - BEFORE,
		                   (INT64_C(1) << 31) - BEFORE,
		                   size / 2 - BEFORE,
		                   (INT64_C(1) << 32) - BEFORE,
		                   size - MARK };
	unsigned char bytes[MARK];

	for (size_t i = 0; i < COUNT(places); i++) {
		if (places[i] < 0 || places[i] + MARK > size)
			continue;
		pattern_fill(bytes, places[i], MARK);
		file_store(real, places[i], bytes, MARK);
		model_file_write(f, places[i], bytes, MARK);
	}
}

static enum played make_file(struct player *p, const struct step *s)
{
	if (p->real[s->file] != NULL)
		return LEFT_OUT_STEP;
	if (!s->sparse) {
		p->real[s->file] = new_pattern_file(s->size);
		p->files[s->file] = model_file(&p->model, s->size, pattern_fill);
		return PLAYED;
	}
	p->real[s->file] = new_file("", 0);
	p->files[s->file] = model_file(&p->model, s->size, NULL);
	file_truncate(p->real[s->file], s->size);
	mark(p->real[s->file], p->files[s->file], s->size);
	return PLAYED;
}

static enum played change_file(struct player *p, const struct step *s)
{
	struct file *f = p->real[s->file];
	unsigned char *data;

	if (f == NULL)
		return LEFT_OUT_STEP;
	switch (s->kind) {
	case STEP_WRITE:
		data = keep_room((size_t)s->size);
		for (int64_t i = 0; i < s->size; i++)
			data[i] = (unsigned char)~pattern_byte(s->at + i);
		file_store(f, s->at, data, (size_t)s->size);
		model_file_write(p->files[s->file], s->at, data, (size_t)s->size);
		return PLAYED;
	case STEP_SIZE:
		file_truncate(f, s->size);
		model_file_set_size(&p->model, p->files[s->file], s->size);
		return PLAYED;
	case STEP_UNLINK:
		note_action("unlink %s", f->path);
		return unlink(f->path) == 0 ? PLAYED : LEFT_OUT_STEP;
	default: return LEFT_OUT_STEP;
	}
}

/* --- objects --------------------------------------------------------------------------- */

static enum played keep(struct player *p, const struct step *s, const struct answer *a, int model,
                        bool child)
{
	if (a->value.tag != VALUE_HANDLE || s->makes == 0)
		return PLAYED;
	p->things[s->makes] = (struct thing){
		.model = model, .handle = a->value.number, .child = child, .changes = p->changes
	};
	return PLAYED;
}

static enum played open_descriptor(struct player *p, const struct step *s)
{
	bool special = s->file == 0;
	struct arg args[] = { T(s->mode), { .end = true }, { .end = true }, { .end = true } };
	struct model_object made = { .kind = MODEL_DESCRIPTOR,
		                     .file = special ? NULL : p->files[s->file] };
	const struct answer *a;
	enum played done;
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
	/* Number 0 is free once the file that has it is closed. */
	replaced = !special && s->at == 0 && has_descriptor(0);
	done = play_ask(p, special ? OP_file_special : OP_file_open, args, &a);
	if (done != PLAYED)
		return done;
	if (!a->ok) {
		p->lacking = a->message;
		return LACKING;
	}
	p->fds -= replaced;
	made.closed = special && strcmp(s->mode, "closed") == 0;
	return keep(p, s, a, model_add(&p->model, made), false);
}

static enum played fork_child(struct player *p, const struct step *s)
{
	const struct answer *a;
	enum played done = play_ask(p, OP_fork, (struct arg[]){ { .end = true } }, &a);

	if (done != PLAYED)
		return done;
	if (!a->ok)
		return play_fail(p, "%s: %s", asked(a), answered(a));
	return keep(p, s, a, 0, true);
}

static enum played destroy(struct player *p, int number)
{
	struct thing *t = &p->things[number];
	const struct answer *a;
	enum played done;

	if (t->handle == 0)
		return LEFT_OUT_STEP;
	done =
	    play_ask(p, OP_destroy,
	             (struct arg[]){ { .value = value_handle(t->handle) }, { .end = true } }, &a);
	if (t->model != 0)
		model_destroy(&p->model, t->model);
	*t = (struct thing){ 0 };
	if (done == PLAYED && !a->ok)
		return play_fail(p, "%s: expected success, found %s", asked(a), answered(a));
	return done;
}

/* The support operations on what is there already. */
static enum played support(struct player *p, const struct step *s)
{
	static const enum operation ops[] = {
		[STEP_SEEK] = OP_file_seek, [STEP_CLOSE] = OP_file_close, [STEP_EXIT] = OP_twin_exit
	};
	struct thing *t = &p->things[s->object];
	struct arg args[] = { { .value = value_handle(t->handle) },
		              { .end = true },
		              { .end = true } };
	struct model_object *o = model_object(&p->model, t->model);
	const struct answer *a;
	enum played done;

	if (t->handle == 0 || t->ended || (s->kind == STEP_EXIT && !t->child) ||
	    (s->kind != STEP_EXIT && (o == NULL || o->kind != MODEL_DESCRIPTOR || o->closed)))
		return LEFT_OUT_STEP;
	if (s->kind == STEP_SEEK)
		args[1] = I(s->at);
	done = play_ask(p, ops[s->kind], args, &a);
	if (done != PLAYED)
		return done;
	if (!a->ok)
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

/* A map may go before its views where those keep its memory. */
static bool can_go(const struct player *p, int number)
{
	const struct model_object *o = model_object(&p->model, p->things[number].model);

	return o == NULL || !model_lends(&p->model, o) ||
	       (o->kind == MODEL_MAP && p->model.rules.python >= 300);
}

static enum played destroy_one(struct player *p, int number)
{
	if (!can_go(p, number))
		return LEFT_OUT_STEP;
	p->changes += !p->things[number].child;
	return destroy(p, number);
}

enum played play_step(struct player *p, const struct step *s)
{
	switch (s->kind) {
	case STEP_FILE: return make_file(p, s);
	case STEP_OPEN: return open_descriptor(p, s);
	case STEP_CALL: return play_call(p, s);
	case STEP_DESTROY: return destroy_one(p, s->object);
	case STEP_SEEK:
	case STEP_CLOSE:
	case STEP_EXIT: return support(p, s);
	case STEP_FORK: return fork_child(p, s);
	case STEP_LOOK: return s->object != 0 ? play_look_at(p, s->object, s->op) : play_look(p);
	default: return change_file(p, s);
	}
}

/* --- the end ---------------------------------------------------------------------------- */

static int map_entries_left(const struct player *p)
{
	int found = 0;

	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL)
			found += map_entries(p->real[i]);
	return found;
}

/* A collector may take its time: what is left after it ran is a leak.  The entries of the process
 * are read only if it maps more than before. */
static void look_for_leaks(struct player *p)
{
	int fds = descriptors(), entries = 0;
	bool more = memory_pages(false) > p->pages;
	const struct answer *a;

	if (fds == p->fds && (!more || map_entries_left(p) == 0))
		return;
	if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &a) == FAILED)
		return;
	fds = descriptors();
	entries = map_entries_left(p);
	p->kept = fds != p->fds || entries != 0;
	if (fds != p->fds)
		play_fail(p,
		          "leak: %d descriptors are open after every object was destroyed, %d "
		          "before",
		          fds, p->fds);
	if (entries != 0)
		play_fail(p,
		          "leak: %d maps of the test's files are left after every object was "
		          "destroyed",
		          entries);
}

static const struct model_object *open_descriptor_of(const struct player *p, const struct thing *t)
{
	const struct model_object *o = model_object(&p->model, t->model);

	return o != NULL && o->kind == MODEL_DESCRIPTOR && o->file != NULL && !o->closed ? o : NULL;
}

/* All objects, newest first.  What the end of a map does to the caller's descriptor is seen before
 * the descriptor goes too. */
static void destroy_all(struct player *p)
{
	struct suite_request requests[2 * PLAY_THINGS];
	int64_t wanted[2 * PLAY_THINGS];
	const struct answer *answers[2 * PLAY_THINGS];
	size_t count = 0, answered_count;

	for (int i = PLAY_THINGS; i > 0; i--) {
		const struct thing *t = &p->things[i];
		const struct model_object *o = open_descriptor_of(p, t);
		const struct arg handle = { .value = value_handle(t->handle) };

		if (t->handle == 0)
			continue;
		wanted[count] = o != NULL ? o->position : 0;
		if (o != NULL && offers(OP_file_position))
			requests[count++] =
			    (struct suite_request){ OP_file_position, { handle, { .end = true } } };
		requests[count++] =
		    (struct suite_request){ OP_destroy, { handle, { .end = true } } };
	}
	if (count == 0)
		return;
	answered_count = suite_try_all(requests, count, answers);
	p->requests += answered_count;
	for (size_t i = 0; i < answered_count; i++)
		if (play_judge_life(p, answers[i]) == PLAYED &&
		    (!answers[i]->ok ||
		     (requests[i].op == OP_file_position && answers[i]->value.number != wanted[i])))
			play_fail(p, "%s: expected %s, found %s", asked(answers[i]),
			          requests[i].op == OP_destroy
			              ? "success"
			              : keep_format("%lld", (long long)wanted[i]),
			          answered(answers[i]));
}

bool play_end(struct player *p)
{
	if (session_number(0) != NULL)
		destroy_all(p);
	/* What a failure leaves to a collector is not the next script's. */
	if (session_number(0) != NULL && p->failure != NULL)
		TRY(settle, { .end = true });
	if (session_number(0) != NULL && p->failure == NULL)
		play_look_files(p);
	if (session_number(0) != NULL && p->failure == NULL && p->fds >= 0)
		look_for_leaks(p);
	model_clear(&p->model);
	return p->failure == NULL;
}
