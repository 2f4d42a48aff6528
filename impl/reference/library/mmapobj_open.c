/* SPDX-License-Identifier: MIT */

/* Making a mapping. */

#include "mmapobj_private.h"

#include <errno.h>
#include <stdlib.h>

const struct mmapobj_options mmapobj_defaults = {
	.edition = MMAPOBJ_3_13,
	.flags = MAP_SHARED,
	.prot = PROT_READ | PROT_WRITE,
	.access = MMAPOBJ_ACCESS_DEFAULT,
	.trackfd = true,
	.flavour = OS_WINDOWS ? MMAPOBJ_WINDOWS : MMAPOBJ_UNIX,
};

static bool on_windows(const struct mmapobj_options *o)
{
	return OS_WINDOWS && o->flavour == MMAPOBJ_WINDOWS;
}

static int system_error(int number)
{
	errno = number;
	return MMAPOBJ_OS;
}

/* What the protection allows decides which access a DEFAULT mapping has. */
static int access_of(int prot)
{
	if ((prot & PROT_WRITE) == 0)
		return MMAPOBJ_ACCESS_READ;
	return (prot & PROT_READ) != 0 ? MMAPOBJ_ACCESS_DEFAULT : MMAPOBJ_ACCESS_WRITE;
}

/* Translate access to the system's flags and protection, or these to access. */
static int choose_access(struct mmapobj_options *o)
{
	bool given = o->flags != mmapobj_defaults.flags || o->prot != mmapobj_defaults.prot;

	if (o->access != MMAPOBJ_ACCESS_DEFAULT && given)
		return MMAPOBJ_VALUE;
	switch (o->access) {
	case MMAPOBJ_ACCESS_DEFAULT: o->access = access_of(o->prot); break;
	case MMAPOBJ_ACCESS_READ: o->prot = PROT_READ; break;
	case MMAPOBJ_ACCESS_WRITE: break;
	case MMAPOBJ_ACCESS_COPY: o->flags = MAP_PRIVATE; break;
	default: return MMAPOBJ_VALUE;
	}
	/* "The implementation [...] shall not permit any access where PROT_NONE alone has been
	 * set."  Every other mapping can be read, so that no method faults: on some processors
	 * memory that is only writable or only executable cannot be. */
	if (o->prot != PROT_NONE)
		o->prot |= PROT_READ;
	return MMAPOBJ_OK;
}

/* Numbers that no mapping can have. */
static int check_numbers(const struct mmapobj_options *o)
{
	if (o->length < 0 || o->offset < 0 || (uint64_t)o->length > PTRDIFF_MAX)
		return MMAPOBJ_OVERFLOW;
	if (o->granularity < 0 || o->granularity % os_granularity() != 0)
		return MMAPOBJ_VALUE;
	return MMAPOBJ_OK;
}

/* Does the length make the file longer?  The sum must exist then. */
static bool extends_file(const struct mmapobj_options *o)
{
	return on_windows(o) && o->length != 0 && (o->prot & PROT_WRITE) != 0 &&
	       (o->flags & MAP_PRIVATE) == 0;
}

/* Length 0 stands for the rest of a regular file, and a length must lie within it.
 * What is no regular file has no size to compare with: the system decides. */
static int choose_length(struct mmapobj_options *o, int fd)
{
	struct os_file file;

	if (os_describe(fd, &file) != 0)
		return MMAPOBJ_OS;
	if (o->length == 0 && o->edition < MMAPOBJ_3_9 && !on_windows(o))
		return system_error(EINVAL);
	if (!file.regular)
		return MMAPOBJ_OK;
	if (extends_file(o))
		return o->length <= INT64_MAX - o->offset ? MMAPOBJ_OK : MMAPOBJ_OVERFLOW;
	if (o->offset > file.size || o->length > file.size - o->offset)
		return MMAPOBJ_VALUE;
	if (o->length != 0)
		return MMAPOBJ_OK;
	if (o->offset == file.size)
		return MMAPOBJ_VALUE;
	if ((uint64_t)(file.size - o->offset) > PTRDIFF_MAX)
		return MMAPOBJ_OVERFLOW;
	o->length = file.size - o->offset;
	return MMAPOBJ_OK;
}

/* The system's own check knows the system's granularity only. */
static int check_offset(const struct mmapobj_options *o)
{
	int64_t unit = o->granularity != 0 ? o->granularity : os_granularity();

	return o->offset % unit == 0 ? MMAPOBJ_OK : system_error(EINVAL);
}

/* Everything that can be refused before anything is acquired. */
static int choose(struct mmapobj_options *o, int *fd)
{
	int error;

	if ((error = check_numbers(o)) != MMAPOBJ_OK || (error = choose_access(o)) != MMAPOBJ_OK)
		return error;
	if (on_windows(o) && *fd == 0 && o->edition >= MMAPOBJ_3_9)
		*fd = -1;
	if ((o->flags & MAP_ANONYMOUS) != 0)
		*fd = -1;
	else if (*fd == -1 && o->edition >= MMAPOBJ_3_9)
		o->flags |= MAP_ANONYMOUS;
	else if ((error = choose_length(o, *fd)) != MMAPOBJ_OK)
		return error;
	return check_offset(o);
}

static void fill(struct mmapobj *m, const struct mmapobj_options *o, int fd)
{
	m->length = (size_t)o->length;
	m->unit = (size_t)os_unit(fd);
	m->span = mmapobj_span(m, m->length);
	m->offset = o->offset;
	m->access = o->access;
	m->edition = o->edition;
	m->anonymous = (o->flags & MAP_ANONYMOUS) != 0;
	m->private =
	    (o->flags & (MAP_SHARED | MAP_PRIVATE)) == MAP_PRIVATE || (OS_WINDOWS && m->anonymous);
	m->named = OS_WINDOWS && o->tagname != NULL && *o->tagname != '\0';
	m->trackfd = o->trackfd;
	m->inaccessible = o->prot == PROT_NONE;
	m->guarded = o->guarded;
	m->fd = -1;
}

int mmapobj_open(struct mmapobj **out, int fd, const struct mmapobj_options *options)
{
	struct mmapobj_options o = *options;
	struct mmapobj *m;
	int error = choose(&o, &fd);

	if (error != MMAPOBJ_OK)
		return error;
	if ((o.guarded = o.guarded || mmapobj_guards_all()) && os_guard() != 0)
		return MMAPOBJ_OS;
	if ((m = calloc(1, sizeof(*m))) == NULL)
		return MMAPOBJ_MEMORY;
	fill(m, &o, fd);
	if (fd != -1 && o.trackfd && (m->fd = os_duplicate(fd)) < 0)
		goto discard;
#ifdef _WIN32
	m->base = os_map_named(o.tagname, m->span, o.prot, o.flags, fd, fd == -1 ? 0 : o.offset);
#else
	m->base = os_map(m->span, o.prot, o.flags, fd, fd == -1 ? 0 : o.offset);
#endif
	if (m->base == NULL)
		goto discard;
	*out = m;
	return MMAPOBJ_OK;

discard:
	mmapobj_discard(m);
	return MMAPOBJ_OS;
}
