/* SPDX-License-Identifier: MIT */

/* Searching a mapping. */

#include "mmapobj_private.h"
#include "search.h"

/* A bound counted from the end, in a sequence of length bytes.  One past the end
 * stays there: a search that starts there finds not even nothing. */
static int64_t from_end(int64_t bound, int64_t length)
{
	if (bound < 0)
		bound += length;
	return bound < 0 ? 0 : bound;
}

static int64_t default_start(const struct mmapobj *m)
{
	return m->edition < MMAPOBJ_3_9 ? 0 : (int64_t)m->position;
}

static int search(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                  const int64_t *end, bool last, int64_t *index)
{
	int64_t length = (int64_t)m->length, low, high;
	int error = mmapobj_check(m);
	ptrdiff_t found;

	if (error != MMAPOBJ_OK)
		return error;
	low = from_end(start != NULL ? *start : default_start(m), length);
	high = from_end(end != NULL ? *end : length, length);
	if (high > length)
		high = length;
	if (low > high) {
		*index = -1;
	} else if (size == 0) {
		*index = last ? high : low;
	} else {
		found = search_bytes(m->base + low, (size_t)(high - low), needle, size, last);
		*index = found < 0 ? -1 : low + found;
	}
	return MMAPOBJ_OK;
}

int mmapobj_find(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                 const int64_t *end, int64_t *index)
{
	return search(m, needle, size, start, end, false, index);
}

int mmapobj_rfind(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                  const int64_t *end, int64_t *index)
{
	return search(m, needle, size, start, end, true, index);
}
