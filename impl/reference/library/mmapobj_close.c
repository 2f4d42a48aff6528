/* SPDX-License-Identifier: MIT */

/* The end of a mapping. */

#include "mmapobj_private.h"

#include <stdlib.h>

int mmapobj_close(struct mmapobj *m)
{
	if (m->base == NULL)
		return MMAPOBJ_OK;
	if (m->views != 0)
		return MMAPOBJ_BUFFER;
	if (os_unmap(m->base, m->span) != 0)
		return MMAPOBJ_OS;
	os_close(m->fd);
	free(m->copy);
	m->copy = NULL;
	m->base = NULL;
	m->fd = -1;
	return MMAPOBJ_OK;
}

bool mmapobj_closed(const struct mmapobj *m)
{
	return m->base == NULL;
}

void mmapobj_discard(struct mmapobj *m)
{
	if (m->base != NULL)
		os_unmap(m->base, m->span);
	os_close(m->fd);
	free(m->copy);
	free(m);
}

void mmapobj_free(struct mmapobj *m)
{
	if (m == NULL)
		return;
	m->freed = true;
	if (m->views == 0)
		mmapobj_discard(m);
}
