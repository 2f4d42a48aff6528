/* SPDX-License-Identifier: MIT */
#ifndef MMAPOBJ_PRIVATE_H
#define MMAPOBJ_PRIVATE_H

/* The inside of a mapping, for the files of the library only. */

#include "memory.h"
#include "mmapobj.h"
#include "os.h"

#include <errno.h>

/*        base                     base + length      base + span
 *          |  what callers see         |  never touched   |
 *
 * span is what the system gave: length in whole units, and more after the system
 * refused to take the end of a mapping back. */
struct mmapobj {
	unsigned char *base; /* NULL once closed */
	size_t length, span, unit;
	size_t position; /* past length after the mapping shrank below it */
	int64_t offset;
	int fd; /* our duplicate, or -1 */
	int access;
	enum mmapobj_edition edition;
	bool anonymous, private, trackfd;
	bool inaccessible; /* made with PROT_NONE */
	bool guarded;
	bool named;          /* others may map the memory under its name */
	unsigned char *copy; /* guarded: what the last reading handed out, in room bytes */
	size_t room;
	bool freed; /* by its owner; the last view takes the memory with it */
	size_t views;
};

/* OK, or VALUE when closed. */
static inline int mmapobj_check(const struct mmapobj *m)
{
	return m->base != NULL ? MMAPOBJ_OK : MMAPOBJ_VALUE;
}

/* The same, and TYPE when the mapping is read-only. */
static inline int mmapobj_check_writable(const struct mmapobj *m)
{
	if (m->base == NULL)
		return MMAPOBJ_VALUE;
	return m->access != MMAPOBJ_ACCESS_READ ? MMAPOBJ_OK : MMAPOBJ_TYPE;
}

/* OK, or VALUE when closed, or OS (EFAULT) when the memory cannot be accessed. */
static inline int mmapobj_check_readable(const struct mmapobj *m)
{
	if (m->base == NULL)
		return MMAPOBJ_VALUE;
	if (!m->inaccessible)
		return MMAPOBJ_OK;
	errno = EFAULT;
	return MMAPOBJ_OS;
}

/* How many bytes there are from the position on. */
static inline size_t mmapobj_left(const struct mmapobj *m)
{
	return m->position < m->length ? m->length - m->position : 0;
}

/* The span that size bytes need. */
static inline size_t mmapobj_span(const struct mmapobj *m, size_t size)
{
	return (size + m->unit - 1) / m->unit * m->unit;
}

/* All of the memory, for memory_touch(). */
static inline struct os_memory mmapobj_memory(const struct mmapobj *m)
{
	return (struct os_memory){ m->base, m->span };
}

#pragma GCC visibility push(hidden)

/* Whether mmapobj_guard() was called. */
bool mmapobj_guards_all(void);

/* Unmap, close the duplicate and free, whatever is still held. */
void mmapobj_discard(struct mmapobj *m);

#pragma GCC visibility pop

#endif
