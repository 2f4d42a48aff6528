/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PRIVATE_H
#define MODEL_PRIVATE_H

/* What the files of the model share. */

#include "model.h"

#include <errno.h>
#include <sys/mman.h>

/* An integer in which no sum or difference of the arguments wraps. */
__extension__ typedef __int128 model_wide;

/* From here on every system refuses to map as much. */
#define MODEL_HUGE ((model_wide)1 << 62)

static inline int model_system_error(int number)
{
	errno = number;
	return MMAPOBJ_OS;
}

/* OK, or VALUE when closed. */
static inline int model_check(const struct model_map *m)
{
	return m->closed ? MMAPOBJ_VALUE : MMAPOBJ_OK;
}

/* The same, and TYPE when it is read-only. */
static inline int model_check_writable(const struct model_map *m)
{
	if (m->closed)
		return MMAPOBJ_VALUE;
	return m->access == MMAPOBJ_ACCESS_READ ? MMAPOBJ_TYPE : MMAPOBJ_OK;
}

/* Neither READ nor COPY: what changes the file. */
static inline bool model_writes_through(const struct model_map *m)
{
	return m->access != MMAPOBJ_ACCESS_READ && m->access != MMAPOBJ_ACCESS_COPY;
}

/* Whether the bytes from first on, and below end, are there; none always are. */
static inline bool model_there(const struct model_map *m, size_t first, size_t end)
{
	return first >= end || end <= model_reach(m);
}

#endif
