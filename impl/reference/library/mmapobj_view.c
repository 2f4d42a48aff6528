/* SPDX-License-Identifier: MIT */

/* Lending out a mapping's memory. */

#include "mmapobj_private.h"

#include <stdlib.h>

struct mmapobj_view {
	struct mmapobj *m;
};

int mmapobj_export(struct mmapobj *m, struct mmapobj_view **out)
{
	struct mmapobj_view *v;
	int error = mmapobj_check_readable(m);

	if (error != MMAPOBJ_OK)
		return error;
	if ((v = malloc(sizeof(*v))) == NULL)
		return MMAPOBJ_MEMORY;
	v->m = m;
	m->views++;
	*out = v;
	return MMAPOBJ_OK;
}

int mmapobj_view_memory(const struct mmapobj_view *v, unsigned char **data, size_t *size,
                        bool *readonly)
{
	*data = v->m->base;
	*size = v->m->length;
	*readonly = v->m->access == MMAPOBJ_ACCESS_READ;
	return MMAPOBJ_OK;
}

void mmapobj_view_release(struct mmapobj_view *v)
{
	if (v == NULL)
		return;
	v->m->views--;
	if (v->m->views == 0 && v->m->freed)
		mmapobj_discard(v->m);
	free(v);
}
