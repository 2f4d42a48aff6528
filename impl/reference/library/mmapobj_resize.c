/* SPDX-License-Identifier: MIT */

/* Growing and shrinking a mapping, and its file with it.
 *
 * Two things change, and either may be refused.  They are done in an order in which
 * the first can be taken back when the second fails:
 *
 *   mapping grows     the mapping first; taken back by shrinking it, for what was cut off a
 *                     file is lost, and one that was made longer was modified.  The room on
 *                     the disk comes last; without it the file is cut again
 *   mapping shrinks   the file first; a mapping whose end the system does not take back
 *                     just keeps it, unseen (span)
 *
 * Windows unmaps whole mappings only, and truncates no mapped file.  Therefore os_cut() unmaps the
 * file while it truncates it.  There a mapping that grows makes its file longer. */

#include "mmapobj_private.h"

#include <errno.h>

/* A system that does not take the end back leaves more than is needed. */
static int remap(struct mmapobj *m, size_t size)
{
	size_t span = mmapobj_span(m, size);
	void *base;

	if (span == m->span && !(OS_WINDOWS && m->named))
		return MMAPOBJ_OK;
	if ((base = os_remap(m->base, m->span, span)) == NULL)
		return !OS_WINDOWS && span < m->span ? MMAPOBJ_OK : MMAPOBJ_OS;
	m->base = base;
	m->span = span;
	return MMAPOBJ_OK;
}

/* A full disk is found out about here, and not by the first store to a new page.  Private
 * memory takes nothing from the disk. */
static int reserve(const struct mmapobj *m, int64_t was, int64_t end)
{
	if (!m->guarded || m->private || os_reserve(m->fd, was, end) == 0)
		return MMAPOBJ_OK;
	return MMAPOBJ_OS;
}

/* was is the file's size before, end the one it gets. */
static int set_end(const struct mmapobj *m, int64_t end, int64_t was)
{
	int saved;

	if (os_set_size(m->fd, end) != 0)
		return MMAPOBJ_OS;
	if (end <= was || reserve(m, was, end) == MMAPOBJ_OK)
		return MMAPOBJ_OK;
	saved = errno;
	os_set_size(m->fd, was);
	errno = saved;
	return MMAPOBJ_OS;
}

static int grow(struct mmapobj *m, size_t size, int64_t end, int64_t was)
{
	const size_t old = m->span;
	int error, saved;

	if ((error = remap(m, size)) != MMAPOBJ_OK || OS_WINDOWS)
		return error;
	if (set_end(m, end, was) == MMAPOBJ_OK)
		return MMAPOBJ_OK;
	saved = errno;
	remap(m, old);
	errno = saved;
	return MMAPOBJ_OS;
}

/* Part of a mapping. */
struct piece {
	unsigned char *base;
	size_t from, to;
};

/* The last page of private memory may still hold bytes from before it shrank: the
 * system clears whole pages only.  A page nobody wrote to is left alone. */
static void clear(void *argument)
{
	const struct piece *p = argument;

	for (size_t i = p->from; i < p->to; i++)
		if (p->base[i] != 0)
			p->base[i] = 0;
}

/* The mapping has grown to length bytes; it had old_length of them in old_span, and the
 * file, or nothing, reached to old_end within the mapping. */
static int clear_new(struct mmapobj *m, size_t length, size_t old_length, size_t old_span,
                     int64_t old_end)
{
	struct piece new = { m->base, old_length, old_span < length ? old_span : length };

	if (old_end > 0 && (uint64_t)old_end > new.from)
		new.from = (uint64_t)old_end < length ? (size_t)old_end : length;
	return memory_touch(m->guarded, clear, &new, mmapobj_memory(m), OS_NO_MEMORY);
}

/* What the file lost is not to come back from a private page, should it grow.  Nobody
 * sees these bytes now, so that a page that is missing is no error. */
static void clear_tail(struct mmapobj *m)
{
	struct piece tail = { m->base, m->length, mmapobj_span(m, m->length) };

	memory_touch(m->guarded, clear, &tail, mmapobj_memory(m), OS_NO_MEMORY);
}

/* The file does not grow, and on Unix the mapping does not either. */
static int cut(struct mmapobj *m, size_t size, int64_t end)
{
#ifdef _WIN32
	void *base = m->base;
	int result = os_cut(&base, size, end);

	if ((m->base = base) == NULL) {
		os_close(m->fd);
		m->fd = -1;
	}
	if (result == 0)
		m->span = size;
	return result == 0 ? MMAPOBJ_OK : MMAPOBJ_OS;
#else
	return os_set_size(m->fd, end) == 0 ? remap(m, size) : MMAPOBJ_OS;
#endif
}

static int resize_file(struct mmapobj *m, size_t size, int64_t *old_end)
{
	int64_t end = m->offset + (int64_t)size;
	struct os_file file;

	if (os_describe(m->fd, &file) != 0)
		return MMAPOBJ_OS;
	*old_end = file.size - m->offset;
	if (size > m->length && (!OS_WINDOWS || file.size < end))
		return grow(m, size, end, file.size);
	/* Somebody may have cut the file, so that it grows though the mapping does not. */
	if (file.size < end && set_end(m, end, file.size) != MMAPOBJ_OK)
		return MMAPOBJ_OS;
	return file.size < end ? remap(m, size) : cut(m, size, end);
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
	if (size < 1 || size > INT64_MAX - (m->anonymous ? 0 : m->offset) ||
	    (uint64_t)size > PTRDIFF_MAX)
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
	/* The pages are there, unless somebody cuts the file at this moment. */
	if (m->private && (size_t)size > old_length)
		error = clear_new(m, (size_t)size, old_length, old_span, old_end);
	if (error != MMAPOBJ_OK)
		return error;
	m->length = (size_t)size;
	if (m->private)
		clear_tail(m);
	return MMAPOBJ_OK;
}
