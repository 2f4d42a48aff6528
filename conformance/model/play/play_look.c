/* SPDX-License-Identifier: MIT
 *
 * What can be seen of files and objects, compared with the model. */
#include "play.h"

#include <stdlib.h>
#include <unistd.h>

/* Whole contents are compared up to so many bytes; of longer ones the two ends, and what a
 * step stored. */
enum { WHOLE = 1 << 16, END = 256 };

static enum played differs(struct player *p, const char *what, int64_t at, unsigned char wanted,
                           unsigned char found)
{
	return play_fail(p, "expected byte %lld of %s to be 0x%02x, found 0x%02x", (long long)at,
	                 what, wanted, found);
}

static enum played compare(struct player *p, const char *what, int64_t at,
                           const unsigned char *wanted, const unsigned char *found, size_t size)
{
	if (size == 0 || memcmp(wanted, found, size) == 0)
		return PLAYED;
	for (size_t i = 0;; i++)
		if (wanted[i] != found[i])
			return differs(p, what, at + (int64_t)i, wanted[i], found[i]);
}

/* --- files ----------------------------------------------------------------------------- */

static enum played look_at_range(struct player *p, int file, int64_t at, int64_t size)
{
	static unsigned char wanted[WHOLE], found[WHOLE];
	ssize_t n = pread(p->real[file]->fd, found, (size_t)size, at);

	if (n != (ssize_t)size)
		return play_fail(p, "expected %lld bytes in the file at %lld, found %zd",
		                 (long long)size, (long long)at, n);
	note_read(p->real[file], at, found, (size_t)size);
	sparse_copy(p->files[file]->bytes, at, wanted, (size_t)size);
	return compare(p, "the file", at, wanted, found, (size_t)size);
}

static enum played look_at_file(struct player *p, int file)
{
	const struct model_file *f = p->files[file];
	int64_t size = file_size(p->real[file]);

	if (f->open)
		return PLAYED;
	if (size != f->size)
		return play_fail(p, "expected the file at %lld bytes, found %lld",
		                 (long long)f->size, (long long)size);
	if (size <= WHOLE)
		return look_at_range(p, file, 0, size);
	for (int64_t at = 0; at < size; at += INT64_C(1) << 32)
		if (look_at_range(p, file, at, size - at < END ? size - at : END) == FAILED)
			return FAILED;
	return look_at_range(p, file, size - END, END);
}

enum played play_look_files(struct player *p)
{
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL && look_at_file(p, i) == FAILED)
			return FAILED;
	return PLAYED;
}

/* --- maps ------------------------------------------------------------------------------ */

static enum played look_at_number(struct player *p, int64_t handle, enum operation op,
                                  int64_t wanted)
{
	const struct answer *a;
	enum played done;

	if (!offers(op))
		return PLAYED;
	done = play_ask(p, op, (struct arg[]){ { .value = value_handle(handle) }, { .end = true } },
	                &a);
	if (done != PLAYED || (a->ok && a->value.tag == VALUE_INT && a->value.number == wanted))
		return done;
	return play_fail(p, "%s: expected %lld, found %s", asked(a), (long long)wanted,
	                 answered(a));
}

static enum played look_at_memory(struct player *p, int64_t handle, const struct model_object *o,
                                  int64_t at, int64_t size)
{
	static unsigned char wanted[WHOLE];
	struct arg args[] = {
		{ .value = value_handle(handle) }, I(at), I(at + size), { .end = true }
	};
	const struct answer *a;
	enum played done;

	if (size <= 0 || !offers(OP_get_slice))
		return PLAYED;
	done = play_ask(p, OP_get_slice, args, &a);
	if (done != PLAYED)
		return done;
	if (!a->ok || a->value.tag != VALUE_BYTES || (int64_t)a->value.size != size)
		return play_fail(p, "%s: expected %lld bytes, found %s", asked(a), (long long)size,
		                 answered(a));
	model_copy(o, at, wanted, (size_t)size);
	return compare(p, "the memory", at, wanted, a->value.data, (size_t)size);
}

static enum played look_at_contents(struct player *p, int64_t handle, const struct model_object *o)
{
	int64_t reach = model_reach(o);

	if (reach <= WHOLE)
		return look_at_memory(p, handle, o, 0, reach);
	for (int64_t at = 0; at < reach; at += INT64_C(1) << 32)
		if (look_at_memory(p, handle, o, at, reach - at < END ? reach - at : END) == FAILED)
			return FAILED;
	return look_at_memory(p, handle, o, reach - END, END);
}

static enum played look_at_object(struct player *p, const struct thing *t)
{
	const struct model_object *o = t->model != 0 ? model_object(&p->model, t->model) : NULL;

	if (o != NULL && o->kind == MODEL_DESCRIPTOR && !o->closed && o->position > 0)
		return look_at_number(p, t->handle, OP_file_position, o->position);
	if (o != NULL && o->kind == MODEL_REGION && !o->vague &&
	    look_at_number(p, t->handle, OP_clients, o->clients) == FAILED)
		return FAILED;
	if (o == NULL || model_gone(o) || (o->kind != MODEL_MAP && o->kind != MODEL_VIEW))
		return PLAYED;
	if (look_at_number(p, t->handle, OP_length, o->length) == FAILED)
		return FAILED;
	if (o->kind == MODEL_MAP && !o->bare &&
	    look_at_number(p, t->handle, OP_tell, o->position) == FAILED)
		return FAILED;
	if (o->open || (o->file != NULL && o->file->open))
		return PLAYED;
	return look_at_contents(p, t->handle, o);
}

enum played play_look(struct player *p)
{
	if (play_look_files(p) == FAILED)
		return FAILED;
	for (int i = 1; i <= PLAY_THINGS; i++)
		if (p->things[i].handle != 0 && look_at_object(p, &p->things[i]) == FAILED)
			return FAILED;
	return PLAYED;
}
