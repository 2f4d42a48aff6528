/* SPDX-License-Identifier: MIT
 *
 * Copy-on-write maps whose writes reach the file. */
#include "../mutant.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE = 1 << 24 };

/* Put the memory of m into its file.  For gigabytes that would take too long. */
static void write_out(const struct mmapobj *m)
{
	int fd;

	if (m == NULL || m->access != MMAPOBJ_ACCESS_COPY || m->fd < 0 || m->length > LARGE)
		return;
	if ((fd = mutant_reopen(m->fd)) < 0 || pwrite(fd, m->base, m->length, m->offset) < 0)
		fputs("mutant: the file could not be written\n", stderr);
	close(fd);
}

/* Do what was asked for, and write the memory to the file. */
static void through(struct adapter_call *call)
{
	write_out(mutant_succeeded(call));
}

MUTANT(copy.shared, map_fd, "universal.copy.file-unchanged",
       "ACCESS_COPY maps the file's own pages.")
{
	if (mutant_number(call, "access", 0) == MMAPOBJ_ACCESS_COPY)
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_WRITE);
}

MUTANT(copy.item, set_item, "grid.set_item.object",
       "A byte assigned to a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(copy.slice, set_slice, "grid.set_slice.object",
       "Bytes assigned to a slice of a copy-on-write map go into the file as well.")
{
	through(call);
}

MUTANT(copy.write, write, "grid.write.mapping",
       "write on a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(copy.write-byte, write_byte, "grid.write_byte.mapping",
       "write_byte on a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(copy.move, move, "grid.move.mapping",
       "move on a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(copy.flush, flush, "grid.flush.mapping",
       "Flushing a copy-on-write map writes its memory to the file.")
{
	through(call);
}

MUTANT(copy.flush-discards, flush, "flush.memory-kept",
       "Flushing a copy-on-write map throws its changes away.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_COPY)
		madvise(m->base, m->span, MADV_DONTNEED);
}

MUTANT(copy.close, close, "grid.close.mapping",
       "Closing a copy-on-write map writes its memory to the file.")
{
	write_out(mutant_mapping(call));
}

MUTANT(copy.destroy, destroy, "universal.copy.file-unchanged-after-end",
       "Destroying a copy-on-write map writes its memory to the file.")
{
	write_out(mutant_mapping(call));
}

/* The mapping that lent its memory last. */
static struct mmapobj *lender;

static void export_remembering(struct adapter_call *call)
{
	lender = mutant_mapping(call);
}

MUTANT(copy.view, set_slice, "view.copy-leaves-file",
       "What is stored in a view of a copy-on-write map goes into the file.",
       .also = { { OP_export, export_remembering } })
{
	if (mutant_attempt(call) && mutant_mapping(call) == NULL)
		write_out(lender);
}

MUTANT(copy.private, map_fd, "map.flags.private",
       "MAP_PRIVATE is taken for MAP_SHARED.")
{
	if (mutant_number(call, "flags", MAP_SHARED) == MAP_PRIVATE)
		mutant_set_int(call, "flags", MAP_SHARED);
}

MUTANT(copy.go, go_map, "go.copy.memory-only",
       "COPY maps the file's own pages.")
{
	int64_t prot = mutant_number(call, "prot", 0);

	if ((prot & GO_MAP_COPY) != 0)
		mutant_set_int(call, "prot", (prot & ~GO_MAP_COPY) | GO_MAP_RDWR);
}

/* The file that was mapped last. */
static int mapped = -1;

static void remember(struct adapter_call *call)
{
	if (mutant_attempt(call))
		adapter_descriptor(call, "file", &mapped);
}

MUTANT(copy.go-unmap, unmap, "go.copy.flush-and-unmap",
       "Unmap writes the memory of a COPY map to the file.",
       .also = { { OP_go_map, remember } })
{
	size_t size;
	const unsigned char *data = mutant_go_memory(call, &size);

	if (data != NULL && pwrite(mapped, data, size, 0) < 0)
		fputs("mutant: the file could not be written\n", stderr);
}
