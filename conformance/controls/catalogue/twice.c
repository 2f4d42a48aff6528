/* SPDX-License-Identifier: MIT
 *
 * Endings that harm somebody else, the second one above all. */
#include "../mutant.h"

#include <fcntl.h>
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

MUTANT(refused,
	.name = "twice.refused",
	.killer = "close.twice",
	.about = OP_close,
	.fault = "A second close is refused.")
{
	if (!again(call))
		return;
	mutant_retract(call);
	mutant_refuse(call, "ValueError");
}

MUTANT(descriptor,
	.name = "twice.descriptor",
	.killer = "close.twice-harmless",
	.about = OP_close,
	.fault = "A second close closes the number that the map's descriptor had.")
{
	if (again(call))
		close(closed.fd);
}

MUTANT(memory,
	.name = "twice.memory",
	.killer = "close.twice-harmless",
	.about = OP_close,
	.fault = "A second close unmaps the memory that was the map's.")
{
	if (again(call))
		munmap(closed.base, closed.span);
}

/* The mappings that were made, in order. */
static struct mmapobj *made[64];
static size_t made_count;

static void map_remembering(struct adapter_call *call)
{
	if (mutant_attempt(call) && made_count < sizeof(made) / sizeof(made[0]))
		made[made_count++] = mutant_made(call);
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

MUTANT(others,
	.name = "twice.others",
	.killer = "close.others",
	.about = OP_close,
	.also = { { OP_map_fd, map_remembering } },
	.fault = "Closing one map of a file closes the others as well.")
{
	struct mmapobj *m = mutant_mapping(call);

	mutant_real(call);
	close_others(m);
}

MUTANT(destroyed_others,
	.name = "twice.destroyed-others",
	.killer = "universal.maps.independent",
	.about = OP_destroy,
	.also = { { OP_map_fd, map_remembering } },
	.fault = "Destroying one map of a file closes the others as well.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		close_others(m);
	mutant_real(call);
}

/* Where the map that was unmapped last had been. */
static unsigned char *unmapped;
static size_t unmapped_size;

MUTANT(go,
	.name = "twice.go-unmap",
	.killer = "go.unmap.twice",
	.about = OP_unmap,
	.fault = "A second Unmap unmaps whatever is at the address now.")
{
	struct go_map *go = reference_find_go(call, &call->arguments[0]);
	unsigned char *data = NULL;
	size_t size = 0;
	bool readonly;

	if (go != NULL)
		go_map_memory(go, &data, &size, &readonly);
	if (data != NULL) {
		unmapped = data;
		unmapped_size = size;
	} else if (go != NULL) {
		munmap(unmapped, unmapped_size);
	}
	mutant_real(call);
}

MUTANT(go_kept,
	.name = "twice.go-kept",
	.killer = "go.unmap",
	.about = OP_unmap,
	.fault = "Unmap flushes and keeps the memory.")
{
	call->operation = OP_flush;
	mutant_real(call);
	call->operation = OP_unmap;
}

MUTANT(release,
	.name = "twice.release",
	.killer = "region.release.at-zero",
	.about = OP_release,
	.fault = "release() of a region that has no memory any more is refused.")
{
	struct map_region *r = reference_find_region(call, &call->arguments[0]);
	int64_t size;

	if (r != NULL && map_region_size(r, &size) != MMAPOBJ_OK)
		mutant_refuse(call, "AssertionError");
	else
		mutant_real(call);
}

MUTANT(in_child,
	.name = "twice.in-child",
	.killer = "share.fork.close",
	.about = OP_close,
	.fault = "close clears the last byte of the memory, which is the parent's too.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->access != MMAPOBJ_ACCESS_READ)
		m->base[m->length - 1] = 0;
	mutant_real(call);
}
