/* SPDX-License-Identifier: MIT */

/* Copying within a mapping. */

#include "mmapobj_private.h"

/* Whether count bytes from start lie within length.  The sum might not exist. */
static bool lies_within(int64_t start, int64_t count, int64_t length)
{
	return start >= 0 && count >= 0 && start <= length && count <= length - start;
}

int mmapobj_move(struct mmapobj *m, int64_t destination, int64_t source, int64_t count)
{
	int64_t length = (int64_t)m->length;
	int error = mmapobj_check_writable(m);
	struct memory_range to;

	if (error != MMAPOBJ_OK)
		return error;
	if (!lies_within(destination, count, length) || !lies_within(source, count, length))
		return MMAPOBJ_VALUE;
	to = (struct memory_range){ .first = destination, .step = 1, .count = (size_t)count };
	return memory_store(m->guarded, m->base, to, m->base + source, to.count);
}
