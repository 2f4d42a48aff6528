/* SPDX-License-Identifier: MIT */

/* Growing and shrinking. */

#include "model_private.h"

static int check(const struct model_map *m, int64_t size)
{
	model_wide end = (model_wide)m->offset + size;

	if (m->closed)
		return MMAPOBJ_VALUE;
	if (m->views != 0)
		return MMAPOBJ_BUFFER;
	if (!m->trackfd)
		return MMAPOBJ_VALUE;
	if (!model_writes_through(m))
		return MMAPOBJ_TYPE;
	if (size < 1 || end > INT64_MAX)
		return MMAPOBJ_VALUE;
	if (m->file == NULL && !m->private && size > (int64_t)m->length)
		return MMAPOBJ_VALUE;
	if ((m->file != NULL && m->unwritable) || size >= MODEL_HUGE)
		return model_system_error(0);
	if (m->file == NULL)
		end = size;
	return end > (model_wide)model_room() ? MODEL_UNKNOWN : MMAPOBJ_OK;
}

bool model_may_refuse(const struct model_map *m, int64_t size)
{
	return m->advised && size > (int64_t)m->length && check(m, size) == MMAPOBJ_OK;
}

/* Bytes of pages of its own become zero: from from on, and below end. */
static void clear(struct model_map *m, size_t from, size_t end)
{
	for (size_t at = from; at < end; at++)
		if (m->file == NULL || m->owned[at / model_page()])
			m->own[at] = 0;
}

/* What was cut off the file does not come back.  New bytes are zero, but for those that the
 * file had. */
int model_resize(struct model_map *m, int64_t size)
{
	size_t was = m->length, file_end = 0, page = model_page(), pages;
	int error = check(m, size);

	if (error != MMAPOBJ_OK)
		return error;
	if (m->file != NULL) {
		file_end = m->file->size > m->offset ? m->file->size - m->offset : 0;
		model_file_set_size(m->file, m->offset + (size_t)size);
	}
	m->length = (size_t)size;
	pages = (m->length + page - 1) / page;
	model_disown(m, pages, model_room() / page);
	clear(m, m->length, pages * page);
	clear(m, file_end > was ? file_end : was, m->length);
	return MMAPOBJ_OK;
}
