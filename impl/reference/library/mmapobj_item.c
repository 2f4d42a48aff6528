/* SPDX-License-Identifier: MIT */

/* A mapping's length and its single bytes. */

#include "mmapobj_private.h"

int mmapobj_length(const struct mmapobj *m, int64_t *length)
{
	int error = mmapobj_check(m);

	if (error == MMAPOBJ_OK)
		*length = (int64_t)m->length;
	return error;
}

int mmapobj_get_item(const struct mmapobj *m, int64_t index, unsigned char *out)
{
	int error = mmapobj_check_readable(m);
	size_t at;

	if (error != MMAPOBJ_OK || (error = memory_index(m->length, index, &at)) != MMAPOBJ_OK)
		return error;
	if (m->guarded)
		return os_guard_load(m->base + at, out, MMAPOBJ_OS);
	*out = m->base[at];
	return MMAPOBJ_OK;
}

int mmapobj_set_item(struct mmapobj *m, int64_t index, unsigned char byte)
{
	int error = mmapobj_check_writable(m);
	size_t at;

	if (error != MMAPOBJ_OK || (error = memory_index(m->length, index, &at)) != MMAPOBJ_OK)
		return error;
	if (m->guarded)
		return os_guard_store(m->base + at, byte, MMAPOBJ_OS);
	m->base[at] = byte;
	return MMAPOBJ_OK;
}
