/* SPDX-License-Identifier: MIT
 *
 * Shared maps that share nothing, or only for a while. */
#include "../mutant.h"

#include <string.h>
#include <sys/mman.h>

MUTANT(share.default-private, map_fd, "map.flags.default",
       "A map made without access and flags is private.")
{
	if (!mutant_given(call, "access") && !mutant_given(call, "flags"))
		mutant_set_int(call, "flags", MAP_PRIVATE);
}

MUTANT(share.flag-private, map_fd, "map.flags.shared",
       "MAP_SHARED is taken for MAP_PRIVATE.")
{
	if (mutant_number(call, "flags", 0) == MAP_SHARED)
		mutant_set_int(call, "flags", MAP_PRIVATE);
}

MUTANT(share.write-private, map_fd, "share.two-maps",
       "ACCESS_WRITE makes a map that is private.")
{
	if (mutant_number(call, "access", 0) == MMAPOBJ_ACCESS_WRITE)
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_COPY);
}

/* Replace the pages of m by memory of its own that holds the same bytes. */
static void detach(struct mmapobj *m, int visibility)
{
	unsigned char *copy =
	    mmap(NULL, m->span, PROT_READ | PROT_WRITE, visibility | MAP_ANONYMOUS, -1, 0);

	if (copy == MAP_FAILED)
		return;
	memcpy(copy, m->base, m->length);
	if (mremap(copy, m->span, m->span, MREMAP_MAYMOVE | MREMAP_FIXED, m->base) == MAP_FAILED)
		munmap(copy, m->span);
}

MUTANT(share.snapshot, map_fd, "share.map-sees-write",
       "The bytes of the file are read once, when it is mapped.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && m->fd >= 0)
		detach(m, MAP_SHARED);
}

/* Right for one process and its children; others have memory of their own. */
MUTANT(share.one-process, map_fd, "share.two-processes",
       "A map shares its bytes with children of the process and with nobody else.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_WRITE && m->fd >= 0)
		detach(m, MAP_SHARED);
}

MUTANT(share.fork-private, map_fd, "share.fork.shared",
       "After a fork parent and child have memory of their own.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_WRITE)
		detach(m, MAP_PRIVATE);
}

MUTANT(share.fork-unmapped, map_fd, "share.fork.shared",
       "After a fork the child has no map.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL)
		madvise(m->base, m->span, MADV_DONTFORK);
}

MUTANT(share.resized-private, resize, "band.resize",
       "A map that was resized shares nothing with its file any more.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->fd >= 0)
		detach(m, MAP_SHARED);
}

MUTANT(share.flushed-private, flush, "share.after-flush",
       "A map that was flushed shares nothing with its file any more.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->fd >= 0)
		detach(m, MAP_SHARED);
}

static void go_private(struct adapter_call *call)
{
	int64_t prot = mutant_number(call, "prot", 0);

	if ((prot & GO_MAP_RDWR) != 0)
		mutant_set_int(call, "prot", (prot & ~GO_MAP_RDWR) | GO_MAP_COPY);
}

MUTANT(share.go-private, go_map, "go.rdwr.reaches-file",
       "RDWR maps memory that is private.")
{
	go_private(call);
}

MUTANT(share.go-region-private, go_map_region, "go.rdwr.region",
       "RDWR in a region maps memory that is private.")
{
	go_private(call);
}

MUTANT(share.anonymous-common, map_fd, "universal.anonymous.separate",
       "Every anonymous map is the same memory.")
{
	static unsigned char *first;
	struct mmapobj *m = mutant_made(call);

	if (m == NULL || !m->anonymous)
		return;
	if (first == NULL)
		first = m->base;
	else if (mremap(first, 0, m->span, MREMAP_MAYMOVE | MREMAP_FIXED, m->base) == MAP_FAILED)
		first = m->base;
}
