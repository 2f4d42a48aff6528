/* SPDX-License-Identifier: MIT */

/* The mapping as a file. */

#include "model_private.h"

/* Read through end, which is not before the position unless nothing is left. */
static int take(struct model_map *m, size_t end, size_t *at, size_t *size)
{
	if (!model_there(m, m->position, end))
		return MODEL_UNKNOWN;
	*at = m->position;
	*size = m->position < end ? end - m->position : 0;
	m->position += *size;
	return MMAPOBJ_OK;
}

int model_read(struct model_map *m, int64_t count, size_t *at, size_t *size)
{
	model_wide end = (model_wide)m->position + count;

	if (m->closed)
		return MMAPOBJ_VALUE;
	if (count < 0 || end > (model_wide)m->length)
		end = (model_wide)m->length;
	return take(m, (size_t)end, at, size);
}

int model_readline(struct model_map *m, size_t *at, size_t *size)
{
	size_t end = m->position;

	if (m->closed)
		return MMAPOBJ_VALUE;
	if (!model_there(m, m->position, m->length))
		return MODEL_UNKNOWN;
	while (end < m->length && model_byte(m, end) != '\n')
		end++;
	return take(m, end < m->length ? end + 1 : m->length, at, size);
}

int model_read_byte(struct model_map *m, unsigned char *out)
{
	if (m->closed || m->position >= m->length)
		return MMAPOBJ_VALUE;
	if (!model_there(m, m->position, m->position + 1))
		return MODEL_UNKNOWN;
	*out = model_byte(m, m->position++);
	return MMAPOBJ_OK;
}

int model_write(struct model_map *m, const unsigned char *data, size_t size)
{
	int error = model_check_writable(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (m->position + size > m->length)
		return MMAPOBJ_VALUE;
	if (!model_there(m, m->position, m->position + size))
		return MODEL_UNKNOWN;
	for (size_t i = 0; i < size; i++)
		model_store(m, m->position++, data[i]);
	return MMAPOBJ_OK;
}

int model_seek(struct model_map *m, int64_t offset, int whence, int64_t *position)
{
	model_wide to = offset;

	if (m->closed || whence < 0 || whence > 2)
		return MMAPOBJ_VALUE;
	if (whence == 1)
		to += (model_wide)m->position;
	if (whence == 2)
		to += (model_wide)m->length;
	if (to < 0 || to > (model_wide)m->length)
		return MMAPOBJ_VALUE;
	m->position = (size_t)to;
	*position = (int64_t)to;
	return MMAPOBJ_OK;
}

int model_size(const struct model_map *m, int64_t *size)
{
	if (m->closed)
		return MMAPOBJ_VALUE;
	if (m->file == NULL || !m->trackfd)
		return model_system_error(EBADF);
	*size = (int64_t)m->file->size;
	return MMAPOBJ_OK;
}
