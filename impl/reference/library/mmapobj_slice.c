/* SPDX-License-Identifier: MIT */

/* A mapping's slices. */

#include "mmapobj_private.h"

static int resolve(const struct mmapobj *m, struct mmapobj_slice slice, struct memory_range *range)
{
	int error = mmapobj_check(m);

	return error != MMAPOBJ_OK ? error : memory_slice(m->length, slice, range);
}

int mmapobj_slice_size(const struct mmapobj *m, struct mmapobj_slice slice, size_t *size)
{
	struct memory_range range;
	int error = resolve(m, slice, &range);

	if (error == MMAPOBJ_OK)
		*size = range.count;
	return error;
}

int mmapobj_get_slice(const struct mmapobj *m, struct mmapobj_slice slice, void *data)
{
	struct memory_range range;
	int error = mmapobj_check_readable(m);

	if (error != MMAPOBJ_OK || (error = resolve(m, slice, &range)) != MMAPOBJ_OK)
		return error;
	return memory_load(m->guarded, m->base, range, data);
}

int mmapobj_set_slice(struct mmapobj *m, struct mmapobj_slice slice, const void *data, size_t size)
{
	struct memory_range range;
	int error = mmapobj_check_writable(m);

	if (error != MMAPOBJ_OK || (error = resolve(m, slice, &range)) != MMAPOBJ_OK)
		return error;
	return memory_store(m->guarded, m->base, range, data, size);
}
