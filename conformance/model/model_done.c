/* SPDX-License-Identifier: MIT
 *
 * The effect of a successful call on the model. */
#include "model.h"

#include <stdlib.h>

static void copy_page(struct model_object *o, int64_t first, int64_t page)
{
	unsigned char *bytes = malloc((size_t)page);

	if (bytes == NULL)
		abort();
	sparse_copy(o->file->bytes, o->offset + first, bytes, (size_t)page);
	sparse_write(o->own, first, bytes, (size_t)page);
	free(bytes);
}

/* The first byte written to a page of a private mapping copies the page. */
static void store(const struct model *m, struct model_object *o, int64_t at,
                  const unsigned char *data, size_t size)
{
	int64_t page = m->rules.page, end = at + (int64_t)size;

	if (o->kind == MODEL_VIEW && o->of != NULL && o->of->kind == MODEL_MAP) {
		store(m, o->of, o->first + at, data, size);
		return;
	}
	if (o->own == NULL) {
		sparse_write(o->file->bytes, o->offset + at, data, size);
		return;
	}
	for (int64_t first = at - at % page; o->file != NULL && size > 0 && first < end;
	     first += page)
		if (!sparse_has(o->own, first))
			copy_page(o, first, page);
	sparse_write(o->own, at, data, size);
}

static void store_all(const struct model *m, struct model_object *o, const struct effect *e)
{
	if (e->step == 1) {
		store(m, o, e->to, e->data, e->size);
		return;
	}
	for (size_t i = 0; i < e->size; i++)
		store(m, o, e->to + (int64_t)i * e->step, e->data + i, 1);
}

static void move(const struct model *m, struct model_object *o, const struct effect *e)
{
	unsigned char *bytes = malloc((size_t)e->count + 1);

	if (bytes == NULL)
		abort();
	model_copy(o, e->from, bytes, (size_t)e->count);
	store(m, o, e->to, bytes, (size_t)e->count);
	free(bytes);
	/* Moving bytes to where they are need not write to the pages of a private map. */
	if (e->to == e->from && e->count > 0 && o->own != NULL && o->file != NULL)
		o->open = true;
}

/* Truncated bytes do not come back.  New bytes are those of the file, or zero. */
static void resize(struct model *m, struct model_object *o, int64_t size, int64_t file_size)
{
	int64_t page = m->rules.page;

	/* Only Python refuses to resize while a view exists. */
	for (int i = 0; i < MODEL_OBJECTS; i++)
		if (m->objects[i].kind == MODEL_VIEW && m->objects[i].of == o)
			m->objects[i].vague = true;
	if (o->file != NULL)
		model_file_set_size(m, o->file, file_size);
	/* No document says what a page of anonymous memory keeps past the map's end. */
	o->open = o->open || (o->file == NULL && o->ragged && size > o->length);
	o->ragged = size < o->length ? size % page != 0 : o->ragged;
	if (o->own != NULL && size < o->length)
		sparse_cut(o->own, size);
	if (o->own != NULL)
		sparse_forget(o->own, (size + page - 1) / page * page, INT64_MAX);
	o->length = size;
}

/* Only Python's documents hand advice to the system as it is, and map anonymous memory as asked.
 * Another library may leave what MADV_DONTNEED discards, or discard what it leaves. */
static void forget(const struct model *m, struct model_object *o, const struct effect *e)
{
	if (e->from < 0)
		o->advised = true;
	else if (m->rules.python == 0)
		o->open = o->open || o->own != NULL;
	else if (o->own != NULL && (o->file != NULL || o->private))
		sparse_forget(o->own, e->from, e->to);
}

/* A store with a meaning of the library's own changes no byte outside the map, and no size. */
static void store_anything(const struct model_object *o)
{
	struct model_file *f = o->file;
	int64_t end = o->offset + o->length;

	if (f->vague == f->vague_end)
		f->vague = f->vague_end = o->offset;
	f->vague = o->offset < f->vague ? o->offset : f->vague;
	f->vague_end = end > f->vague_end ? end : f->vague_end;
}

/* The library gave the call a meaning of its own, within the map. */
static void become_vague(struct model_object *o, enum operation op)
{
	/* MADV_REMOVE punches a hole into the file of a read-only map too, page by page. */
	bool anywhere = op == OP_resize || op == OP_madvise, stores = !o->readonly || anywhere;

	o->vague = true;
	for (; o != NULL && stores; o = o->of) {
		o->open = true;
		if (o->file == NULL || o->of != NULL || (o->private && op != OP_resize))
			continue;
		if (anywhere)
			o->file->open = true;
		else
			store_anything(o);
		/* The file may have lost every page. */
		if (op == OP_resize)
			o->file->size = 0;
	}
}

/* The system may copy pages that it locks.  Private pages then no longer follow the file. */
static void lock(struct model_object *o, bool locked)
{
	o->locked = locked;
	o->open = o->open || (o->private && o->file != NULL);
}

static void end(struct model_object *o)
{
	if (o->kind == MODEL_VIEW && o->of != NULL && !o->closed)
		o->of->views--;
	o->closed = true;
}

static void count_clients(struct model_object *o, int64_t to)
{
	o->clients = to;
	o->closed = o->closed || to == 0;
}

int model_done(struct model *m, struct question *q, const struct value *value)
{
	const struct effect *e = &q->allowed.effect;
	struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(m, q->args[0].number) : NULL;

	(void)value;
	switch (e->kind) {
	case EFFECT_NOTHING:
	case EFFECT_FLUSH: break;
	case EFFECT_LOCK: lock(o, e->to != 0); break;
	case EFFECT_POSITION: o->position = e->to; break;
	case EFFECT_STORE: store_all(m, o, e); break;
	case EFFECT_MOVE: move(m, o, e); break;
	case EFFECT_LENGTH: resize(m, o, e->to, e->count); break;
	case EFFECT_FORGET: forget(m, o, e); break;
	case EFFECT_CLOSE: end(o); break;
	case EFFECT_CLIENTS: count_clients(o, e->to); break;
	case EFFECT_VAGUE: become_vague(o, q->op); break;
	case EFFECT_MAKE:
		if (e->grows)
			e->made.file->open = true;
		if (e->count != 0)
			model_file_set_size(m, e->made.file, e->count);
		return model_add(m, e->made);
	}
	if (e->kind == EFFECT_STORE && e->position >= 0)
		o->position = e->position;
	return 0;
}
