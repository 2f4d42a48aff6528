/* SPDX-License-Identifier: MIT */

/* The beginning and the end of a mapping. */

#include "model_private.h"

#include <stdlib.h>

static bool anonymous(enum model_descriptor descriptor, const struct mmapobj_options *o)
{
	return (o->flags & MAP_ANONYMOUS) != 0 ||
	       (descriptor == MODEL_NONE && o->edition >= MMAPOBJ_3_9);
}

/* The protection that the access stands for. */
static int protection(const struct mmapobj_options *o)
{
	if (o->access == MMAPOBJ_ACCESS_DEFAULT)
		return o->prot;
	return o->access == MMAPOBJ_ACCESS_READ ? PROT_READ : PROT_READ | PROT_WRITE;
}

static bool private(const struct mmapobj_options *o)
{
	return o->access == MMAPOBJ_ACCESS_COPY || (o->flags & MAP_PRIVATE) != 0;
}

static int check_arguments(const struct mmapobj_options *o)
{
	bool given = o->flags != MAP_SHARED || o->prot != (PROT_READ | PROT_WRITE);

	if (o->length < 0 || o->offset < 0)
		return MMAPOBJ_OVERFLOW;
	if (o->access < MMAPOBJ_ACCESS_DEFAULT || o->access > MMAPOBJ_ACCESS_COPY)
		return MMAPOBJ_VALUE;
	return o->access != MMAPOBJ_ACCESS_DEFAULT && given ? MMAPOBJ_VALUE : MMAPOBJ_OK;
}

/* The range lies within the file and has a byte. */
static int check_range(const struct model_file *f, enum model_descriptor descriptor,
                       const struct mmapobj_options *o)
{
	model_wide size = (model_wide)f->size, end = (model_wide)o->offset + o->length;

	if (descriptor == MODEL_NONE || descriptor == MODEL_BAD)
		return model_system_error(EBADF);
	if (o->length == 0 && o->edition < MMAPOBJ_3_9)
		return model_system_error(EINVAL);
	return end > size || (o->length == 0 && o->offset == size) ? MMAPOBJ_VALUE : MMAPOBJ_OK;
}

static int check_offset(const struct mmapobj_options *o)
{
	int64_t unit = o->granularity != 0 ? o->granularity : (int64_t)model_page();

	if (o->offset % unit != 0 || (o->flags & MAP_FIXED) != 0)
		return model_system_error(EINVAL);
	return MMAPOBJ_OK;
}

/* What the system says: a mapping is shared or private and has bytes, and it asks no
 * more of the descriptor than that was opened for. */
static int check_system(enum model_descriptor descriptor, const struct mmapobj_options *o)
{
	bool writes = (protection(o) & PROT_WRITE) != 0 && !private(o);

	if ((o->flags & (MAP_SHARED | MAP_PRIVATE)) == 0 || o->length >= MODEL_HUGE)
		return model_system_error(0);
	if (!anonymous(descriptor, o)) {
		if (descriptor == MODEL_WRITE_ONLY || (descriptor == MODEL_READ_ONLY && writes))
			return model_system_error(EACCES);
		return MMAPOBJ_OK;
	}
	if (o->length == 0)
		return model_system_error(EINVAL);
	return o->length > (int64_t)model_room() ? MODEL_UNKNOWN : MMAPOBJ_OK;
}

static void fill(struct model_map *m, struct model_file *f, const struct mmapobj_options *o)
{
	int prot = protection(o);

	m->file = f;
	m->offset = (size_t)o->offset;
	m->length = o->length != 0 ? (size_t)o->length : f->size - m->offset;
	m->edition = o->edition;
	m->access = o->access;
	if ((prot & PROT_WRITE) == 0)
		m->access = MMAPOBJ_ACCESS_READ;
	m->private = private(o);
	m->trackfd = o->trackfd;
	if (f != NULL) {
		m->next = f->maps;
		f->maps = m;
	}
}

int model_open(struct model_map **out, struct model_file *f, enum model_descriptor descriptor,
               const struct mmapobj_options *o)
{
	struct model_map *m;
	int error = check_arguments(o);

	if (anonymous(descriptor, o))
		f = NULL;
	if (error != MMAPOBJ_OK ||
	    (f != NULL && (error = check_range(f, descriptor, o)) != MMAPOBJ_OK) ||
	    (error = check_offset(o)) != MMAPOBJ_OK ||
	    (error = check_system(descriptor, o)) != MMAPOBJ_OK)
		return error;
	if ((m = calloc(1, sizeof(*m))) == NULL)
		return MMAPOBJ_MEMORY;
	m->own = calloc(1, model_room());
	m->owned = calloc(model_room() / model_page(), sizeof(*m->owned));
	if (m->own == NULL || m->owned == NULL)
		goto free_m;
	fill(m, f, o);
	m->unwritable = descriptor == MODEL_READ_ONLY;
	*out = m;
	return MMAPOBJ_OK;

free_m:
	model_free(m);
	return MMAPOBJ_MEMORY;
}

/* The file does not know it any more. */
static void forget(struct model_map *m)
{
	struct model_map **link;

	if (m->file == NULL)
		return;
	for (link = &m->file->maps; *link != NULL; link = &(*link)->next) {
		if (*link == m) {
			*link = m->next;
			return;
		}
	}
}

int model_close(struct model_map *m)
{
	if (!m->closed && m->views != 0)
		return MMAPOBJ_BUFFER;
	m->closed = true;
	forget(m);
	return MMAPOBJ_OK;
}

void model_free(struct model_map *m)
{
	if (m == NULL)
		return;
	forget(m);
	free(m->own);
	free(m->owned);
	free(m);
}

int model_export(struct model_map *m)
{
	if (m->closed)
		return MMAPOBJ_VALUE;
	m->views++;
	return MMAPOBJ_OK;
}

void model_view_release(struct model_map *m)
{
	m->views--;
}
