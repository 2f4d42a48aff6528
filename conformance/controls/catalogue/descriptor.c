/* SPDX-License-Identifier: MIT
 *
 * Descriptors and memory that are not given back, or that are somebody else's. */
#include "../mutant.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

MUTANT(close_keeps,
	.name = "descriptor.close-keeps",
	.killer = "close.descriptor",
	.about = OP_close,
	.fault = "close forgets the map's own descriptor and leaves it open.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->fd = -1;
	mutant_real(call);
}

MUTANT(close_keeps_memory,
	.name = "descriptor.close-keeps-memory",
	.killer = "universal.end.memory",
	.about = OP_close,
	.fault = "close forgets the memory and leaves it mapped.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m == NULL) {
		mutant_real(call);
		return;
	}
	close(m->fd);
	m->fd = -1;
	m->base = NULL;
	adapter_answer_none(call);
}

/* A copy of the file's descriptor that nobody closes. */
static void leak(struct adapter_call *call, const char *name)
{
	int fd;

	mutant_real(call);
	if (adapter_descriptor(call, name, &fd) && fd >= 0)
		fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

MUTANT(map_failed,
	.name = "descriptor.map-failed",
	.killer = "universal.constructor.map-fd",
	.about = OP_map_fd,
	.fault = "A constructor that fails leaves its copy of the descriptor open.")
{
	if (mutant_number(call, "length", 0) < 0 || mutant_number(call, "offset", 0) != 0 ||
	    mutant_number(call, "access", 0) > MMAPOBJ_ACCESS_COPY)
		leak(call, "fileno");
	else
		mutant_real(call);
}

MUTANT(go_failed,
	.name = "descriptor.go-failed",
	.killer = "universal.constructor.go",
	.about = OP_go_map_region,
	.fault = "Go's constructor copies the descriptor and never closes the copy.")
{
	leak(call, "file");
}

MUTANT(region_failed,
	.name = "descriptor.region-failed",
	.killer = "universal.constructor.region",
	.about = OP_region_open,
	.fault = "A region's constructor that fails leaves the file open.")
{
	const struct value *target = adapter_argument(call, "target");

	if (!mutant_attempt(call) && target->tag == VALUE_BYTES)
		open("/", O_RDONLY | O_CLOEXEC);
	else if (!mutant_attempt(call) && target->tag != VALUE_BYTES)
		leak(call, "target");
}

MUTANT(region_path,
	.name = "descriptor.region-path",
	.killer = "region.open.path-keeps-no-descriptor",
	.about = OP_region_open,
	.fault = "A region made from a path never closes the file.")
{
	if (adapter_argument(call, "target")->tag == VALUE_BYTES)
		open("/", O_RDONLY | O_CLOEXEC);
	mutant_real(call);
}

MUTANT(region_closes,
	.name = "descriptor.region-closes",
	.killer = "region.open.descriptor-stays-open",
	.about = OP_region_open,
	.fault = "A region made from a descriptor closes it as if it had opened the file.")
{
	int fd;

	if (mutant_attempt(call) && adapter_argument(call, "target")->tag != VALUE_BYTES &&
	    adapter_descriptor(call, "target", &fd))
		close(fd);
}

MUTANT(destroy_keeps,
	.name = "descriptor.destroy-keeps",
	.killer = "universal.end.destroyed-descriptors",
	.about = OP_destroy,
	.fault = "A map destroyed without being closed keeps its descriptor.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->fd = -1;
	mutant_real(call);
}

/* The library frees an object with the last view of it: this one has one too many. */
MUTANT(destroy_keeps_memory,
	.name = "descriptor.destroy-keeps-memory",
	.killer = "universal.end.destroyed",
	.about = OP_destroy,
	.fault = "A map destroyed without being closed keeps its memory.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->views++;
	mutant_real(call);
}

MUTANT(region_kept,
	.name = "descriptor.region-kept",
	.killer = "region.destroyed",
	.about = OP_region_open,
	.fault = "A region's memory is mapped twice and given back once.")
{
	struct value v;
	struct map_region *r;

	if (!mutant_attempt(call))
		return;
	v = mutant_answered(call);
	if ((r = reference_find_region(call, &v)) != NULL)
		map_region_map(r)->views++;
}

MUTANT(close_callers,
	.name = "descriptor.close-callers",
	.killer = "close.caller-file",
	.about = OP_close,
	.fault = "close closes the descriptor that the caller opened as well.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd > 0)
		close(m->fd - 1);
	mutant_real(call);
}

MUTANT(borrowed,
	.name = "descriptor.borrowed",
	.killer = "map.descriptor.gone-methods",
	.about = OP_map_fd,
	.fault = "A map keeps the caller's descriptor in place of a copy.")
{
	struct mmapobj *m;
	int fd;

	if (!mutant_attempt(call) || (m = mutant_made(call)) == NULL || m->fd < 0 ||
	    !adapter_descriptor(call, "fileno", &fd))
		return;
	close(m->fd);
	m->fd = fd;
}

MUTANT(tracked,
	.name = "descriptor.tracked",
	.killer = "map.trackfd.copy",
	.about = OP_map_fd,
	.fault = "With trackfd false the descriptor is copied all the same.")
{
	struct mmapobj *m;
	int fd;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL && !m->trackfd &&
	    adapter_descriptor(call, "fileno", &fd))
		m->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

MUTANT(inherited,
	.name = "descriptor.inherited",
	.killer = "map.descriptor.close-on-exec",
	.about = OP_map_fd,
	.fault = "The map's copy of the descriptor is kept across exec.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL && m->fd >= 0)
		fcntl(m->fd, F_SETFD, 0);
}

MUTANT(resize_leaks,
	.name = "descriptor.resize-leaks",
	.killer = "resize.grow.extent",
	.about = OP_resize,
	.fault = "Each resize takes a new copy of the descriptor and forgets the old one.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd >= 0)
		m->fd = fcntl(m->fd, F_DUPFD_CLOEXEC, 0);
	mutant_real(call);
}

MUTANT(resize_leaks_memory,
	.name = "descriptor.resize-leaks-memory",
	.killer = "resize.shrink.extent",
	.about = OP_resize,
	.fault = "A map that shrank and is closed leaves the memory that it gave up mapped.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t span = m != NULL ? m->span : 0;
	void *end;

	if (!mutant_attempt(call) || m == NULL || m->span >= span)
		return;
	end = mmap(m->base + m->span, span - m->span, PROT_READ, MAP_SHARED | MAP_FIXED, m->fd, 0);
	(void)end;
}

MUTANT(flush_leaks,
	.name = "descriptor.flush-leaks",
	.killer = "flush.memory-kept",
	.about = OP_flush,
	.fault = "Each flush opens the file anew and leaves it open.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd >= 0)
		fcntl(m->fd, F_DUPFD_CLOEXEC, 0);
	mutant_real(call);
}
