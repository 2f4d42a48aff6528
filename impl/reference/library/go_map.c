/* SPDX-License-Identifier: MIT */

/* The map in the style of Go. */

#include "go_map.h"

#include "mmapobj_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct go_map {
	struct mmapobj *map;
	bool locked;
};

static const struct {
	const char *name;
	int64_t value;
} constants[] = {
	{ "RDONLY", GO_MAP_RDONLY }, { "RDWR", GO_MAP_RDWR }, { "COPY", GO_MAP_COPY },
	{ "EXEC", GO_MAP_EXEC },     { "ANON", GO_MAP_ANON },
};

static int system_error(int number)
{
	errno = number;
	return MMAPOBJ_OS;
}

/* The length and the descriptor in mmapobj's terms, where 0 means the rest of the file
 * and -1 anonymous memory. */
static int choose_length(int *fd, int64_t *length, int flags)
{
	if ((flags & GO_MAP_ANON) != 0) {
		*fd = -1;
		return *length > 0 ? MMAPOBJ_OK : MMAPOBJ_VALUE;
	}
	if (*fd < 0)
		return system_error(EBADF);
	if (*length == 0)
		return system_error(EINVAL);
	if (*length < 0)
		*length = 0;
	return MMAPOBJ_OK;
}

static void choose_protection(struct mmapobj_options *o, int prot)
{
	o->prot = PROT_READ;
	if ((prot & (GO_MAP_RDWR | GO_MAP_COPY)) != 0)
		o->prot |= PROT_WRITE;
	if ((prot & GO_MAP_EXEC) != 0)
		o->prot |= PROT_EXEC;
	o->flags = (prot & GO_MAP_COPY) != 0 ? MAP_PRIVATE : MAP_SHARED;
}

int go_map_open_region(struct go_map **out, int fd, int64_t length, int prot, int flags,
                       int64_t offset)
{
	struct mmapobj_options options = mmapobj_defaults;
	struct go_map *m;
	int error;

	if ((prot & ~(GO_MAP_RDWR | GO_MAP_COPY | GO_MAP_EXEC)) != 0 || (flags & ~GO_MAP_ANON) != 0)
		return MMAPOBJ_VALUE;
	if ((error = choose_length(&fd, &length, flags)) != MMAPOBJ_OK)
		return error;
	choose_protection(&options, prot);
	options.length = length;
	options.offset = offset;
	options.trackfd = false;
	options.flavour = MMAPOBJ_UNIX;
	if ((m = calloc(1, sizeof(*m))) == NULL)
		return MMAPOBJ_MEMORY;
	if ((error = mmapobj_open(&m->map, fd, &options)) != MMAPOBJ_OK)
		goto free_m;
	*out = m;
	return MMAPOBJ_OK;

free_m:
	free(m);
	return error;
}

int go_map_open(struct go_map **out, int fd, int prot, int flags)
{
	return go_map_open_region(out, fd, -1, prot, flags, 0);
}

void go_map_memory(const struct go_map *m, unsigned char **data, size_t *size, bool *readonly)
{
	*data = m->map->base;
	*size = m->map->base != NULL ? m->map->length : 0;
	*readonly = m->map->access == MMAPOBJ_ACCESS_READ;
}

int go_map_flush(struct go_map *m)
{
	return mmapobj_flush(m->map, NULL, NULL);
}

int go_map_lock(struct go_map *m)
{
	int error = mmapobj_check(m->map);

	if (error != MMAPOBJ_OK || m->locked)
		return error;
	if (os_lock(m->map->base, m->map->length) != 0)
		return MMAPOBJ_OS;
	m->locked = true;
	return MMAPOBJ_OK;
}

int go_map_unlock(struct go_map *m)
{
	if (mmapobj_closed(m->map) || !m->locked)
		return MMAPOBJ_VALUE;
	if (os_unlock(m->map->base, m->map->length) != 0)
		return MMAPOBJ_OS;
	m->locked = false;
	return MMAPOBJ_OK;
}

int go_map_unmap(struct go_map *m)
{
	int error = go_map_flush(m);

	return error != MMAPOBJ_OK ? error : mmapobj_close(m->map);
}

void go_map_free(struct go_map *m)
{
	if (m == NULL)
		return;
	mmapobj_free(m->map);
	free(m);
}

bool go_map_constant(const char *name, int64_t *value)
{
	for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++) {
		if (strcmp(constants[i].name, name) == 0) {
			*value = constants[i].value;
			return true;
		}
	}
	return false;
}
