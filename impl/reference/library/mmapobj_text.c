/* SPDX-License-Identifier: MIT */

/* What a mapping tells about itself. */

#include "mmapobj_private.h"

#include <inttypes.h>
#include <stdio.h>

static const char *const access_names[] = {
	[MMAPOBJ_ACCESS_DEFAULT] = "ACCESS_DEFAULT",
	[MMAPOBJ_ACCESS_READ] = "ACCESS_READ",
	[MMAPOBJ_ACCESS_WRITE] = "ACCESS_WRITE",
	[MMAPOBJ_ACCESS_COPY] = "ACCESS_COPY",
};

int mmapobj_descriptor(const struct mmapobj *m)
{
	return m->fd;
}

int mmapobj_text(const struct mmapobj *m, char *text, size_t room)
{
	if (m->base == NULL)
		return snprintf(text, room, "<mmap.mmap closed=True>");
	return snprintf(text, room,
	                "<mmap.mmap closed=False, access=%s, length=%zu, pos=%zu, offset=%" PRId64
	                ">",
	                access_names[m->access], m->length, m->position, m->offset);
}
