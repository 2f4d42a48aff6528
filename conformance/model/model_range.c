/* SPDX-License-Identifier: MIT */

/* Operations on a range of the mapping. */

#include "model_private.h"

#include <limits.h>

/* Whether count bytes from start lie within the mapping. */
static bool within(const struct model_map *m, int64_t start, int64_t count)
{
	return start >= 0 && count >= 0 && (model_wide)start + count <= (model_wide)m->length;
}

int model_move(struct model_map *m, int64_t destination, int64_t source, int64_t count)
{
	size_t to = (size_t)destination, from = (size_t)source, n = (size_t)count;
	int error = model_check_writable(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (!within(m, destination, count) || !within(m, source, count))
		return MMAPOBJ_VALUE;
	if (!model_there(m, to, to + n) || !model_there(m, from, from + n))
		return MODEL_UNKNOWN;
	/* Moving bytes to where they are need not write to the pages. */
	if (to == from && m->file != NULL && m->private)
		return MODEL_UNKNOWN;
	for (size_t i = 0; i < n; i++) {
		size_t at = to < from ? i : n - 1 - i;

		model_store(m, to + at, model_byte(m, from + at));
	}
	return MMAPOBJ_OK;
}

int model_flush(const struct model_map *m, const int64_t *offset, const int64_t *size)
{
	int64_t from = offset != NULL ? *offset : 0;

	if (m->closed || !within(m, from, 0))
		return MMAPOBJ_VALUE;
	if (size != NULL && !within(m, from, *size))
		return MMAPOBJ_VALUE;
	if (model_writes_through(m) && from % (int64_t)model_page() != 0)
		return model_system_error(EINVAL);
	return MMAPOBJ_OK;
}

static bool known(int64_t option)
{
	return option == MADV_NORMAL || option == MADV_RANDOM || option == MADV_SEQUENTIAL ||
	       option == MADV_DONTNEED || option == MADV_DONTFORK || option == MADV_DOFORK;
}

int model_madvise(struct model_map *m, int64_t option, const int64_t *start, const int64_t *length)
{
	model_wide from = start != NULL ? *start : 0, whole = (model_wide)m->length;
	model_wide count = length != NULL ? *length : whole - from, page = (model_wide)model_page();

	if (m->closed)
		return MMAPOBJ_VALUE;
	if (option < INT_MIN || option > INT_MAX)
		return MMAPOBJ_OVERFLOW;
	if (from < 0 || from >= whole || count < 0)
		return MMAPOBJ_VALUE;
	if (from + count > INT64_MAX)
		return MMAPOBJ_OVERFLOW;
	if (from % page != 0 || !known(option))
		return model_system_error(EINVAL);
	if (from + count > whole)
		count = whole - from;
	if (option == MADV_DONTNEED)
		model_disown(m, (size_t)(from / page), (size_t)((from + count + page - 1) / page));
	else if (count > 0)
		m->advised = true;
	return MMAPOBJ_OK;
}
