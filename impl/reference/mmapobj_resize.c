/* SPDX-License-Identifier: MIT */

/* Growing and shrinking a mapping, and its file with it.
 *
 * Two things change, and either may be refused.  They are done in an order in which
 * the first can be taken back when the second fails:
 *
 *   file and mapping grow        the file first; taken back by cutting it again
 *   mapping grows within a       the mapping first; taken back by shrinking it, for
 *   longer file, which is cut    what was cut off a file is lost
 *   mapping shrinks              the file first; a mapping whose end the system does
 *                                not take back just keeps it, unseen (span) */

#include "mmapobj_private.h"

#include <errno.h>

/* A system that does not take the end back leaves more than is needed. */
static int remap(struct mmapobj *m, size_t size)
{
	size_t span = mmapobj_span(m, size);
	void *base;

	if (span == m->span)
		return MMAPOBJ_OK;
	if ((base = os_remap(m->base, m->span, span)) == NULL)
		return span < m->span ? MMAPOBJ_OK : MMAPOBJ_OS;
	m->base = base;
	m->span = span;
	return MMAPOBJ_OK;
}

/* was is the file's size before, end the one it gets. */
static int grow_with_file(struct mmapobj *m, size_t size, int64_t end, int64_t was)
{
	int error, saved;

	if (os_set_size(m->fd, end) != 0)
		return MMAPOBJ_OS;
	if ((error = remap(m, size)) != MMAPOBJ_OK) {
		saved = errno;
		os_set_size(m->fd, was);
		errno = saved;
	}
	return error;
}

static int grow_within_file(struct mmapobj *m, size_t size, int64_t end)
{
	size_t old = m->span;
	int error, saved;

	if ((error = remap(m, size)) != MMAPOBJ_OK)
		return error;
	if (os_set_size(m->fd, end) == 0)
		return MMAPOBJ_OK;
	saved = errno;
	remap(m, old);
	errno = saved;
	return MMAPOBJ_OS;
}

/* The last page of private memory may still hold bytes from before it shrank: the
 * system clears whole pages only.  A page nobody wrote to is left alone. */
static void clear(struct mmapobj *m, size_t from, size_t to)
{
	for (; from < to; from++)
		if (m->base[from] != 0)
			m->base[from] = 0;
}

/* old_length bytes in old_span were mapped, and the file, or nothing, reached to
 * old_end within the mapping. */
static void clear_new(struct mmapobj *m, size_t old_length, size_t old_span, int64_t old_end)
{
	size_t from = old_length, to = old_span;

	if (old_end > 0 && (uint64_t)old_end > from)
		from = (uint64_t)old_end < m->length ? (size_t)old_end : m->length;
	clear(m, from, to < m->length ? to : m->length);
}

static int resize_file(struct mmapobj *m, size_t size, int64_t *old_end)
{
	int64_t end = m->offset + (int64_t)size;
	struct os_file file;

	if (os_describe(m->fd, &file) != 0)
		return MMAPOBJ_OS;
	*old_end = file.size - m->offset;
	if (size > m->length)
		return file.size < end ? grow_with_file(m, size, end, file.size)
		                       : grow_within_file(m, size, end);
	return os_set_size(m->fd, end) == 0 ? remap(m, size) : MMAPOBJ_OS;
}

/* Shared anonymous memory is as long as it was made: pages past that fault. */
static int resize_anonymous(struct mmapobj *m, size_t size)
{
	if (size > m->length && !m->private)
		return MMAPOBJ_VALUE;
	return remap(m, size);
}

static int check_resize(const struct mmapobj *m, int64_t size)
{
	if (m->base == NULL)
		return MMAPOBJ_VALUE;
	if (m->views != 0)
		return MMAPOBJ_BUFFER;
	if (!m->trackfd)
		return MMAPOBJ_VALUE;
	if (m->access == MMAPOBJ_ACCESS_READ || m->access == MMAPOBJ_ACCESS_COPY)
		return MMAPOBJ_TYPE;
	if (size < 1 || size > INT64_MAX - m->offset || (uint64_t)size > PTRDIFF_MAX)
		return MMAPOBJ_VALUE;
	return MMAPOBJ_OK;
}

int mmapobj_resize(struct mmapobj *m, int64_t size)
{
	size_t old_length = m->length, old_span = m->span;
	int64_t old_end = 0;
	int error = check_resize(m, size);

	if (error != MMAPOBJ_OK)
		return error;
	if (m->anonymous)
		error = resize_anonymous(m, (size_t)size);
	else
		error = resize_file(m, (size_t)size, &old_end);
	if (error != MMAPOBJ_OK)
		return error;
	m->length = (size_t)size;
	if (m->private && m->length > old_length)
		clear_new(m, old_length, old_span, old_end);
	/* What the file lost is not to come back from a private page, should it grow. */
	if (m->private)
		clear(m, m->length, mmapobj_span(m, m->length));
	return MMAPOBJ_OK;
}
