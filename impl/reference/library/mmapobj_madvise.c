/* SPDX-License-Identifier: MIT */

/* Telling the system how the memory will be used. */

#include "mmapobj_private.h"

#include <limits.h>

int mmapobj_madvise(struct mmapobj *m, int64_t option, const int64_t *start, const int64_t *length)
{
	int64_t whole = (int64_t)m->length, from = start != NULL ? *start : 0, count;
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (option < INT_MIN || option > INT_MAX)
		return MMAPOBJ_OVERFLOW;
	if (from < 0 || from >= whole)
		return MMAPOBJ_VALUE;
	count = length != NULL ? *length : whole;
	if (count < 0)
		return MMAPOBJ_VALUE;
	if (count > INT64_MAX - from)
		return MMAPOBJ_OVERFLOW;
	if (count > whole - from)
		count = whole - from;
	if (os_advise(m->base + from, (size_t)count, (int)option) != 0)
		return MMAPOBJ_OS;
	return MMAPOBJ_OK;
}
