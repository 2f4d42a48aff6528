/* SPDX-License-Identifier: MIT
 *
 * Shared maps that share nothing, or only for a while. */
#include "../mutant.h"

#include <string.h>
#include <sys/mman.h>

MUTANT(default_private,
	.name = "share.default-private",
	.killer = "map.flags.default",
	.about = OP_map_fd,
	.fault = "A map made without access and flags is private.")
{
	if (!mutant_given(call, "access") && !mutant_given(call, "flags"))
		mutant_set_int(call, "flags", MAP_PRIVATE);
	mutant_real(call);
}

MUTANT(flag_private,
	.name = "share.flag-private",
	.killer = "map.flags.shared",
	.about = OP_map_fd,
	.fault = "MAP_SHARED is taken for MAP_PRIVATE.")
{
	if (mutant_number(call, "flags", 0) == MAP_SHARED)
		mutant_set_int(call, "flags", MAP_PRIVATE);
	mutant_real(call);
}

MUTANT(write_private,
	.name = "share.write-private",
	.killer = "share.two-maps",
	.about = OP_map_fd,
	.fault = "ACCESS_WRITE makes a map that is private.")
{
	if (mutant_number(call, "access", 0) == MMAPOBJ_ACCESS_WRITE)
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_COPY);
	mutant_real(call);
}

/* Replace the pages of m by memory of its own that holds the same bytes. */
static void detach(struct mmapobj *m, int visibility)
{
	unsigned char *copy = mmap(NULL, m->span, PROT_READ | PROT_WRITE,
	                           visibility | MAP_ANONYMOUS, -1, 0);

	if (copy == MAP_FAILED)
		return;
	memcpy(copy, m->base, m->length);
	if (mremap(copy, m->span, m->span, MREMAP_MAYMOVE | MREMAP_FIXED, m->base) == MAP_FAILED)
		munmap(copy, m->span);
}

MUTANT(snapshot,
	.name = "share.snapshot",
	.killer = "share.map-sees-write",
	.about = OP_map_fd,
	.fault = "The bytes of the file are read once, when it is mapped.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL && m->fd >= 0)
		detach(m, MAP_SHARED);
}

/* Right for one process and its children; others have memory of their own. */
MUTANT(two_processes,
	.name = "share.one-process",
	.killer = "share.two-processes",
	.about = OP_map_fd,
	.fault = "A map shares its bytes with children of the process and with nobody else.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL &&
	    m->access == MMAPOBJ_ACCESS_WRITE && m->fd >= 0)
		detach(m, MAP_SHARED);
}

MUTANT(fork_private,
	.name = "share.fork-private",
	.killer = "share.fork.shared",
	.about = OP_map_fd,
	.fault = "After a fork parent and child have memory of their own.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL &&
	    m->access == MMAPOBJ_ACCESS_WRITE)
		detach(m, MAP_PRIVATE);
}

MUTANT(fork_unmapped,
	.name = "share.fork-unmapped",
	.killer = "share.fork.shared",
	.about = OP_map_fd,
	.fault = "After a fork the child has no map.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL)
		madvise(m->base, m->span, MADV_DONTFORK);
}

MUTANT(resized_private,
	.name = "share.resized-private",
	.killer = "resize.grow.new-bytes-are-the-files",
	.about = OP_resize,
	.fault = "A map that was resized shares nothing with its file any more.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->fd >= 0)
		detach(m, MAP_SHARED);
}

MUTANT(flushed_private,
	.name = "share.flushed-private",
	.killer = "share.after-flush",
	.about = OP_flush,
	.fault = "A map that was flushed shares nothing with its file any more.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->fd >= 0)
		detach(m, MAP_SHARED);
}

static void go_private(struct adapter_call *call)
{
	int64_t prot = mutant_number(call, "prot", 0);

	if ((prot & GO_MAP_RDWR) != 0)
		mutant_set_int(call, "prot", (prot & ~GO_MAP_RDWR) | GO_MAP_COPY);
	mutant_real(call);
}

MUTANT(go_private,
	.name = "share.go-private",
	.killer = "go.rdwr.reaches-file",
	.about = OP_go_map,
	.fault = "RDWR maps memory that is private.")
{
	go_private(call);
}

MUTANT(go_region_private,
	.name = "share.go-region-private",
	.killer = "go.rdwr.region",
	.about = OP_go_map_region,
	.fault = "RDWR in a region maps memory that is private.")
{
	go_private(call);
}

MUTANT(anonymous_common,
	.name = "share.anonymous-common",
	.killer = "universal.anonymous.separate",
	.about = OP_map_fd,
	.fault = "Every anonymous map is the same memory.")
{
	static unsigned char *first;
	struct mmapobj *m;

	if (!mutant_attempt(call) || (m = mutant_made(call)) == NULL || !m->anonymous)
		return;
	if (first == NULL)
		first = m->base;
	else if (mremap(first, 0, m->span, MREMAP_MAYMOVE | MREMAP_FIXED, m->base) == MAP_FAILED)
		first = m->base;
}
