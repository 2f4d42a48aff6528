/* SPDX-License-Identifier: MIT
 *
 * Descriptors and memory that are not given back, or that are somebody else's. */
#include "../mutant.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

MUTANT(descriptor.close-keeps, close, "close.descriptor",
       "close forgets the map's own descriptor and leaves it open.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->fd = -1;
}

MUTANT(descriptor.close-keeps-memory, close, "universal.end.memory",
       "close forgets the memory and leaves it mapped.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m == NULL)
		return;
	close(m->fd);
	m->fd = -1;
	m->base = NULL;
	adapter_answer_none(call);
}

/* A copy of the file's descriptor that nobody closes. */
static void leak(struct adapter_call *call, const char *name)
{
	int fd;

	if (adapter_descriptor(call, name, &fd) && fd >= 0)
		fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

MUTANT(descriptor.map-failed, map_fd, "universal.constructor.map-fd",
       "A constructor that fails leaves its copy of the descriptor open.")
{
	if (mutant_number(call, "length", 0) < 0 || mutant_number(call, "offset", 0) != 0 ||
	    mutant_number(call, "access", 0) > MMAPOBJ_ACCESS_COPY)
		leak(call, "fileno");
}

MUTANT(descriptor.go-failed, go_map_region, "universal.constructor.go",
       "Go's constructor copies the descriptor and never closes the copy.")
{
	leak(call, "file");
}

MUTANT(descriptor.region-failed, region_open, "universal.constructor.region",
       "A region's constructor that fails leaves the file open.")
{
	const struct value *target = adapter_argument(call, "target");

	if (mutant_attempt(call))
		return;
	if (target->tag == VALUE_BYTES)
		open("/", O_RDONLY | O_CLOEXEC);
	else
		leak(call, "target");
}

MUTANT(descriptor.region-path, region_open, "region.open.path-keeps-no-descriptor",
       "A region made from a path never closes the file.")
{
	if (adapter_argument(call, "target")->tag == VALUE_BYTES)
		open("/", O_RDONLY | O_CLOEXEC);
}

MUTANT(descriptor.region-closes, region_open, "region.open.descriptor-stays-open",
       "A region made from a descriptor closes it as if it had opened the file.")
{
	int fd;

	if (mutant_attempt(call) && adapter_argument(call, "target")->tag != VALUE_BYTES &&
	    adapter_descriptor(call, "target", &fd))
		close(fd);
}

MUTANT(descriptor.destroy-keeps, destroy, "universal.end.destroyed-descriptors",
       "A map destroyed without being closed keeps its descriptor.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->fd = -1;
}

/* The library frees an object with the last view of it: this one has one too many. */
MUTANT(descriptor.destroy-keeps-memory, destroy, "universal.end.destroyed",
       "A map destroyed without being closed keeps its memory.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->views++;
}

MUTANT(descriptor.region-kept, region_open, "region.destroyed",
       "A region's memory is mapped twice and given back once.")
{
	struct map_region *r = mutant_region_made(call);

	if (r != NULL)
		map_region_map(r)->views++;
}

MUTANT(descriptor.close-callers, close, "close.caller-file",
       "close closes the descriptor that the caller opened as well.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd > 0)
		close(m->fd - 1);
}

MUTANT(descriptor.borrowed, map_fd, "map.descriptor.gone-methods",
       "A map keeps the caller's descriptor in place of a copy.")
{
	struct mmapobj *m = mutant_made(call);
	int fd;

	if (m == NULL || m->fd < 0 || !adapter_descriptor(call, "fileno", &fd))
		return;
	close(m->fd);
	m->fd = fd;
}

MUTANT(descriptor.tracked, map_fd, "map.trackfd.copy",
       "With trackfd false the descriptor is copied all the same.")
{
	struct mmapobj *m = mutant_made(call);
	int fd;

	if (m != NULL && !m->trackfd && adapter_descriptor(call, "fileno", &fd))
		m->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

MUTANT(descriptor.inherited, map_fd, "map.descriptor.close-on-exec",
       "The map's copy of the descriptor is kept across exec.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && m->fd >= 0)
		fcntl(m->fd, F_SETFD, 0);
}

MUTANT(descriptor.resize-leaks, resize, "grid.resize.size",
       "Each resize takes a new copy of the descriptor and forgets the old one.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd >= 0)
		m->fd = fcntl(m->fd, F_DUPFD_CLOEXEC, 0);
}

MUTANT(descriptor.resize-leaks-memory, resize, "grid.resize.size",
       "A map that shrank and is closed leaves the memory that it gave up mapped.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t span = m != NULL ? m->span : 0;
	void *end;

	if (!mutant_attempt(call) || m == NULL || m->span >= span)
		return;
	end = mmap(m->base + m->span, span - m->span, PROT_READ, MAP_SHARED | MAP_FIXED, m->fd, 0);
	(void)end;
}

MUTANT(descriptor.flush-leaks, flush, "flush.memory-kept",
       "Each flush opens the file anew and leaves it open.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd >= 0)
		fcntl(m->fd, F_DUPFD_CLOEXEC, 0);
}
