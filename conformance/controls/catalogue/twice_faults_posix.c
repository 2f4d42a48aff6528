/* SPDX-License-Identifier: MIT
 *
 * Endings that harm somebody else, the second one above all. */
#include "../mutant.h"

#include <sys/mman.h>
#include <unistd.h>

/* What the map that was closed last had. */
static struct mmapobj closed;

/* Close as ever; true for a mapping that was closed before. */
static bool again(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		closed = *m;
	mutant_real(call);
	return m == NULL && mutant_closed(call) != NULL;
}

MUTANT(twice.refused, close, "close.twice",
       "A second close is refused.")
{
	if (!again(call))
		return;
	mutant_retract(call);
	mutant_refuse(call, "ValueError");
}

MUTANT(twice.descriptor, close, "close.twice-harmless",
       "A second close closes the number that the map's descriptor had.")
{
	if (again(call))
		close(closed.fd);
}

MUTANT(twice.memory, close, "close.twice-harmless",
       "A second close unmaps the memory that was the map's.")
{
	if (again(call))
		munmap(closed.base, closed.span);
}

/* The mappings that were made, in order. */
static struct mmapobj *made[64];
static size_t made_count;

static void map_remembering(struct adapter_call *call)
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && made_count < COUNT(made))
		made[made_count++] = m;
}

/* Close all but m, which is forgotten. */
static void close_others(const struct mmapobj *m)
{
	for (size_t i = 0; i < made_count; i++) {
		if (made[i] == m)
			made[i] = NULL;
		if (made[i] != NULL)
			mmapobj_close(made[i]);
	}
}

MUTANT(twice.others, close, "close.others",
       "Closing one map of a file closes the others as well.",
       .also = { { OP_map_fd, map_remembering } })
{
	struct mmapobj *m = mutant_mapping(call);

	mutant_real(call);
	close_others(m);
}

MUTANT(twice.destroyed-others, destroy, "universal.maps.independent",
       "Destroying one map of a file closes the others as well.",
       .also = { { OP_map_fd, map_remembering } })
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		close_others(m);
}

/* Where the map that was unmapped last had been. */
static unsigned char *unmapped;
static size_t unmapped_size;

MUTANT(twice.go-unmap, unmap, "go.unmap.twice",
       "A second Unmap unmaps whatever is at the address now.")
{
	size_t size;
	unsigned char *data = mutant_go_memory(call, &size);

	if (data != NULL) {
		unmapped = data;
		unmapped_size = size;
	} else if (mutant_go(call) != NULL) {
		munmap(unmapped, unmapped_size);
	}
}

MUTANT(twice.go-kept, unmap, "go.unmap",
       "Unmap flushes and keeps the memory.")
{
	call->operation = OP_flush;
	mutant_real(call);
	call->operation = OP_unmap;
}

MUTANT(twice.release, release, "region.release.at-zero",
       "release() of a region that has no memory any more is refused.")
{
	struct map_region *r = mutant_region(call);

	if (r != NULL && mmapobj_check(map_region_map(r)) != MMAPOBJ_OK)
		mutant_refuse(call, "AssertionError");
}

MUTANT(twice.in-child, close, "share.fork.close",
       "close clears the last byte of the memory, which is the parent's too.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->access != MMAPOBJ_ACCESS_READ)
		m->base[m->length - 1] = 0;
}
