/* SPDX-License-Identifier: MIT
 *
 * Files and objects, and where their bytes are. */
#include "model.h"

#include <stdlib.h>

struct model_object *model_object(const struct model *m, int64_t number)
{
	if (number < 1 || number > MODEL_OBJECTS)
		return NULL;
	return (struct model_object *)&m->objects[number - 1];
}

struct model_file *model_file(struct model *m, int64_t size, sparse_base *base)
{
	struct model_file *f = calloc(1, sizeof(*f));

	if (f == NULL)
		abort();
	*f = (struct model_file){ .bytes = sparse_new(m->rules.page, base),
		                  .size = size,
		                  .mappable = true };
	sparse_cut(f->bytes, size);
	for (size_t i = 0; i < COUNT(m->files); i++) {
		if (m->files[i] != NULL)
			continue;
		m->files[i] = f;
		return f;
	}
	abort();
}

int model_add(struct model *m, struct model_object object)
{
	for (int i = 0; i < MODEL_OBJECTS; i++) {
		if (m->objects[i].kind != MODEL_NOTHING)
			continue;
		m->objects[i] = object;
		if (object.kind == MODEL_MAP && (object.private || object.file == NULL))
			m->objects[i].own = sparse_new(m->rules.page, NULL);
		if (object.kind == MODEL_VIEW && object.of != NULL)
			object.of->views++;
		return i + 1;
	}
	return 0;
}

bool model_lends(const struct model *m, const struct model_object *o)
{
	for (int i = 0; i < MODEL_OBJECTS; i++)
		if (m->objects[i].kind != MODEL_NOTHING && m->objects[i].of == o)
			return true;
	return false;
}

static void forget(struct model_object *o)
{
	if (o->kind == MODEL_VIEW && o->of != NULL && !o->closed)
		o->of->views--;
	sparse_free(o->own);
	*o = (struct model_object){ .kind = MODEL_NOTHING };
}

void model_destroy(struct model *m, int number)
{
	struct model_object *o = model_object(m, number), *of;

	o->dropped = true;
	while (o != NULL && o->dropped && !model_lends(m, o)) {
		of = o->of;
		forget(o);
		o = of;
	}
}

void model_clear(struct model *m)
{
	for (int i = 0; i < MODEL_OBJECTS; i++) {
		sparse_free(m->objects[i].own);
		m->objects[i] = (struct model_object){ .kind = MODEL_NOTHING };
	}
	for (size_t i = 0; i < COUNT(m->files); i++) {
		if (m->files[i] == NULL)
			continue;
		sparse_free(m->files[i]->bytes);
		free(m->files[i]);
		m->files[i] = NULL;
	}
}

bool model_gone(const struct model_object *o)
{
	return o->closed || o->vague || (o->of != NULL && model_gone(o->of));
}

bool model_open(const struct model_object *o)
{
	const struct model_file *f = o->file;

	return o->open || (f != NULL && (f->open || f->vague < f->vague_end)) ||
	       (o->of != NULL && model_open(o->of));
}

bool model_characters(const struct model *m, const struct model_object *o)
{
	bool bare = o->bare, region = false;

	for (; o != NULL; o = o->of)
		region = region || o->kind == MODEL_REGION;
	return m->rules.python != 0 && m->rules.python < 300 && (!bare || region);
}

/* --- bytes ---------------------------------------------------------------------- */

int64_t model_reach(const struct model_object *o)
{
	int64_t left;

	if (o->kind == MODEL_VIEW && o->of != NULL && o->of->kind == MODEL_MAP) {
		left = model_reach(o->of) - o->first;
		return left < 0 ? 0 : left < o->length ? left : o->length;
	}
	if (o->file == NULL)
		return o->length;
	/* The rest of the last page is accessible too, but its contents are not compared. */
	left = o->file->size > o->offset ? o->file->size - o->offset : 0;
	return left < o->length ? left : o->length;
}

unsigned char model_byte(const struct model_object *o, int64_t at)
{
	unsigned char byte;

	model_copy(o, at, &byte, 1);
	return byte;
}

void model_copy(const struct model_object *o, int64_t at, unsigned char *out, size_t size)
{
	while (o->kind == MODEL_VIEW && o->of != NULL && o->of->kind == MODEL_MAP) {
		at += o->first;
		o = o->of;
	}
	if (o->file == NULL) {
		sparse_copy(o->own, at, out, size);
		return;
	}
	sparse_copy(o->file->bytes, o->offset + at, out, size);
	if (o->own != NULL)
		sparse_copy_kept(o->own, at, out, size);
}

/* --- changes from outside the implementation --------------------------------------- */

/* Truncating the file discards the private copies of the pages that it loses. */
static void lose(struct model *m, const struct model_file *f, int64_t size)
{
	int64_t page = m->rules.page;

	for (int i = 0; i < MODEL_OBJECTS; i++) {
		struct model_object *o = &m->objects[i];
		int64_t end;

		if (o->kind != MODEL_MAP || o->file != f || o->own == NULL)
			continue;
		end = size > o->offset ? size - o->offset : 0;
		sparse_forget(o->own, (end + page - 1) / page * page, INT64_MAX);
	}
}

void model_file_set_size(struct model *m, struct model_file *f, int64_t size)
{
	if (size < f->size) {
		sparse_cut(f->bytes, size);
		lose(m, f, size);
	}
	f->size = size;
}

void model_file_write(struct model_file *f, int64_t at, const unsigned char *data, size_t size)
{
	sparse_write(f->bytes, at, data, size);
	if (size > 0 && at + (int64_t)size > f->size)
		f->size = at + (int64_t)size;
}
