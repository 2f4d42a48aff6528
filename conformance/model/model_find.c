/* SPDX-License-Identifier: MIT */

/* Searching, place by place. */

#include "model_private.h"

static bool matches(const struct model_map *m, size_t at, const unsigned char *needle, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (model_byte(m, at + i) != needle[i])
			return false;
	return true;
}

/* A bound as in a slice, but not cut at the end. */
static model_wide bound(const struct model_map *m, model_wide number)
{
	if (number < 0)
		number += (model_wide)m->length;
	return number < 0 ? 0 : number;
}

int model_find(const struct model_map *m, const unsigned char *needle, size_t size,
               const int64_t *start, const int64_t *end, bool last, int64_t *index)
{
	int64_t here = m->edition >= MMAPOBJ_3_9 ? (int64_t)m->position : 0;
	model_wide low = bound(m, start != NULL ? *start : here), high = (model_wide)m->length;
	int64_t found = -1;

	if (m->closed)
		return MMAPOBJ_VALUE;
	if (end != NULL && bound(m, *end) < high)
		high = bound(m, *end);
	if (size > 0 && low < high && !model_there(m, (size_t)low, (size_t)high))
		return MODEL_UNKNOWN;
	for (model_wide at = low; at + (model_wide)size <= high; at++) {
		if (!matches(m, (size_t)at, needle, size))
			continue;
		found = (int64_t)at;
		if (!last)
			break;
	}
	*index = found;
	return MMAPOBJ_OK;
}
