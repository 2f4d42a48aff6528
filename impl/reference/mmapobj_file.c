/* SPDX-License-Identifier: MIT */

/* A mapping as a file: reading and writing at the position, and moving it. */

#include "mmapobj_private.h"

#include <errno.h>
#include <string.h>

/* Hand out size bytes at the position, which are there, and pass them. */
static void take(struct mmapobj *m, size_t size, const unsigned char **out, size_t *out_size)
{
	size_t at = m->position < m->length ? m->position : m->length;

	*out = m->base + at;
	*out_size = size;
	m->position += size;
}

int mmapobj_read(struct mmapobj *m, int64_t count, const unsigned char **data, size_t *size)
{
	size_t left = mmapobj_left(m);
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (count >= 0 && (uint64_t)count < left)
		left = (size_t)count;
	take(m, left, data, size);
	return MMAPOBJ_OK;
}

int mmapobj_read_byte(struct mmapobj *m, unsigned char *out)
{
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (mmapobj_left(m) == 0)
		return MMAPOBJ_VALUE;
	*out = m->base[m->position++];
	return MMAPOBJ_OK;
}

int mmapobj_readline(struct mmapobj *m, const unsigned char **data, size_t *size)
{
	size_t left = mmapobj_left(m);
	int error = mmapobj_check(m);
	const unsigned char *newline;

	if (error != MMAPOBJ_OK)
		return error;
	if (left != 0) {
		newline = memchr(m->base + m->position, '\n', left);
		if (newline != NULL)
			left = (size_t)(newline + 1 - (m->base + m->position));
	}
	take(m, left, data, size);
	return MMAPOBJ_OK;
}

int mmapobj_write(struct mmapobj *m, const void *data, size_t size)
{
	int error = mmapobj_check_writable(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (m->position > m->length || size > m->length - m->position)
		return MMAPOBJ_VALUE;
	if (size != 0)
		memmove(m->base + m->position, data, size);
	m->position += size;
	return MMAPOBJ_OK;
}

int mmapobj_write_byte(struct mmapobj *m, unsigned char byte)
{
	return mmapobj_write(m, &byte, 1);
}

int mmapobj_seek(struct mmapobj *m, int64_t offset, int whence, int64_t *position)
{
	int64_t from, length = (int64_t)m->length;
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	switch (whence) {
	case 0:
		from = 0;
		break;
	case 1:
		from = (int64_t)m->position;
		break;
	case 2:
		from = length;
		break;
	default:
		return MMAPOBJ_VALUE;
	}
	/* Compared on this side of the sum, which might not exist. */
	if (offset < -from || offset > length - from)
		return MMAPOBJ_VALUE;
	m->position = (size_t)(from + offset);
	*position = from + offset;
	return MMAPOBJ_OK;
}

int mmapobj_tell(const struct mmapobj *m, int64_t *position)
{
	int error = mmapobj_check(m);

	if (error == MMAPOBJ_OK)
		*position = (int64_t)m->position;
	return error;
}

int mmapobj_size(const struct mmapobj *m, int64_t *size)
{
	struct os_file file;
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (m->fd < 0) {
		errno = EBADF;
		return MMAPOBJ_OS;
	}
	if (os_describe(m->fd, &file) != 0)
		return MMAPOBJ_OS;
	*size = file.size;
	return MMAPOBJ_OK;
}
