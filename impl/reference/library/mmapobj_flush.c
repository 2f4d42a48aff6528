/* SPDX-License-Identifier: MIT */

/* Writing changes back to the file. */

#include "mmapobj_private.h"

int mmapobj_flush(struct mmapobj *m, const int64_t *offset, const int64_t *size)
{
	int64_t length = (int64_t)m->length, from = offset != NULL ? *offset : 0, count;
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (from < 0 || from > length)
		return MMAPOBJ_VALUE;
	count = size != NULL ? *size : length - from;
	if (count < 0 || count > length - from)
		return MMAPOBJ_VALUE;
	/* Nothing of these can reach a file. */
	if (m->access == MMAPOBJ_ACCESS_READ || m->access == MMAPOBJ_ACCESS_COPY)
		return MMAPOBJ_OK;
	return os_sync(m->base + from, (size_t)count) == 0 ? MMAPOBJ_OK : MMAPOBJ_OS;
}
