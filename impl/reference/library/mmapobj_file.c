/* SPDX-License-Identifier: MIT */

/* A mapping as a file: reading and writing at the position, and moving it. */

#include "mmapobj_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The size bytes at at, as callers get them: the mapping's own, or when it is guarded
 * such as stay there. */
static int expose(struct mmapobj *m, size_t at, size_t size, const unsigned char **out)
{
	struct memory_range range = { .first = (int64_t)at, .step = 1, .count = size };
	unsigned char *copy;

	*out = m->base + at;
	if (!m->guarded || size == 0)
		return MMAPOBJ_OK;
	if (size > m->room) {
		if ((copy = malloc(size)) == NULL)
			return MMAPOBJ_MEMORY;
		free(m->copy);
		m->copy = copy;
		m->room = size;
	}
	*out = m->copy;
	return memory_load(true, m->base, range, m->copy);
}

/* Hand out size bytes at the position, which the mapping has, and pass them. */
static int take(struct mmapobj *m, size_t size, const unsigned char **out, size_t *out_size)
{
	size_t at = m->position < m->length ? m->position : m->length;
	const unsigned char *bytes;
	int error = expose(m, at, size, &bytes);

	if (error != MMAPOBJ_OK)
		return error;
	*out = bytes;
	*out_size = size;
	m->position += size;
	return MMAPOBJ_OK;
}

int mmapobj_read(struct mmapobj *m, int64_t count, const unsigned char **data, size_t *size)
{
	size_t left = mmapobj_left(m);
	int error = mmapobj_check_readable(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (count >= 0 && (uint64_t)count < left)
		left = (size_t)count;
	return take(m, left, data, size);
}

int mmapobj_read_byte(struct mmapobj *m, unsigned char *out)
{
	int error = mmapobj_check(m);

	if (error != MMAPOBJ_OK)
		return error;
	if (mmapobj_left(m) == 0)
		return MMAPOBJ_VALUE;
	if ((error = mmapobj_get_item(m, (int64_t)m->position, out)) == MMAPOBJ_OK)
		m->position++;
	return error;
}

/* The part of a mapping that a line is looked for in, and how much of it the line is. */
struct line {
	const unsigned char *bytes;
	size_t size;
};

static void end_line(void *argument)
{
	struct line *l = argument;
	const unsigned char *newline = memchr(l->bytes, '\n', l->size);

	if (newline != NULL)
		l->size = (size_t)(newline + 1 - l->bytes);
}

int mmapobj_readline(struct mmapobj *m, const unsigned char **data, size_t *size)
{
	int error = mmapobj_check_readable(m);
	struct line l;

	if (error != MMAPOBJ_OK)
		return error;
	l = (struct line){ .size = mmapobj_left(m) };
	if (l.size != 0) {
		l.bytes = m->base + m->position;
		error = memory_touch(m->guarded, end_line, &l, mmapobj_memory(m), OS_NO_MEMORY);
	}
	return error != MMAPOBJ_OK ? error : take(m, l.size, data, size);
}

int mmapobj_write(struct mmapobj *m, const void *data, size_t size)
{
	int error = mmapobj_check_writable(m);
	struct memory_range range;

	if (error != MMAPOBJ_OK)
		return error;
	if (m->position > m->length || size > m->length - m->position)
		return MMAPOBJ_VALUE;
	range = (struct memory_range){ .first = (int64_t)m->position, .step = 1, .count = size };
	if ((error = memory_store(m->guarded, m->base, range, data, size)) == MMAPOBJ_OK)
		m->position += size;
	return error;
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
	case 0: from = 0; break;
	case 1: from = (int64_t)m->position; break;
	case 2: from = length; break;
	default: return MMAPOBJ_VALUE;
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
	if (OS_WINDOWS && m->anonymous) {
		*size = (int64_t)m->length;
		return MMAPOBJ_OK;
	}
	if (m->fd < 0) {
		errno = EBADF;
		return MMAPOBJ_OS;
	}
	if (os_describe(m->fd, &file) != 0)
		return MMAPOBJ_OS;
	*size = file.size;
	return MMAPOBJ_OK;
}
