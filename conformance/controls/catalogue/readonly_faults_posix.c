/* SPDX-License-Identifier: MIT
 *
 * Read-only maps that only a signal protects, or nothing. */
#include "../mutant.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Nobody asks whether the map is read-only: the store meets pages that are. */
static void unasked(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_READ)
		mutant_real_with_access(call, m, MMAPOBJ_ACCESS_WRITE);
}

MUTANT(readonly.item-signal, set_item, "grid.set_item.object",
       "Assigning to an index of a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(readonly.slice-signal, set_slice, "grid.set_slice.object",
       "Assigning to a slice of a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(readonly.write-signal, write, "grid.write.mapping",
       "write on a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(readonly.move-signal, move, "grid.move.mapping",
       "move on a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(readonly.resize-allowed, resize, "grid.resize.mapping",
       "A read-only map can be resized, and its file with it.")
{
	unasked(call);
}

MUTANT(readonly.write-byte-ignored, write_byte, "grid.write_byte.mapping",
       "write_byte on a read-only map does nothing and says nothing.")
{
	mutant_ignore(call, "TypeError");
}

MUTANT(readonly.slice-ignored, set_slice, "grid.set_slice.object",
       "Assigning to a slice of a read-only map does nothing and says nothing.")
{
	mutant_ignore(call, "TypeError");
}

MUTANT(readonly.copy-resize, resize, "grid.resize.size",
       "A copy-on-write map can be resized, and its file with it.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_COPY)
		mutant_real_with_access(call, m, MMAPOBJ_ACCESS_WRITE);
}

/* Map the pages of m again from the file of fd, writable whatever the map is. */
static void open_pages(const struct mmapobj *m, int fd)
{
	void *again;

	if ((fd = mutant_reopen(fd)) < 0)
		return;
	again =
	    mmap(m->base, m->span, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, m->offset);
	(void)again;
	close(fd);
}

MUTANT(readonly.access-ignored, map_fd, "map.access.keyword",
       "ACCESS_READ makes a map that can be written.")
{
	if (mutant_number(call, "access", 0) == MMAPOBJ_ACCESS_READ)
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_WRITE);
}

MUTANT(readonly.pages, map_fd, "map.access.pages",
       "ACCESS_READ maps pages that can be written; only the methods refuse it.")
{
	struct mmapobj *m = mutant_made(call);
	int fd;

	if (m != NULL && m->access == MMAPOBJ_ACCESS_READ &&
	    adapter_descriptor(call, "fileno", &fd))
		open_pages(m, fd);
}

MUTANT(readonly.prot-ignored, map_fd, "map.prot.read-only",
       "A map made without PROT_WRITE lets itself be written to, and faults.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && mutant_given(call, "prot"))
		m->access = MMAPOBJ_ACCESS_WRITE;
}

MUTANT(readonly.prot-dropped, map_fd, "map.prot.pages",
       "prot is accepted and has no effect.")
{
	mutant_omit(call, "prot");
}

MUTANT(readonly.region, region_open, "region.store-leaves-file",
       "A region's pages can be written through to the file.")
{
	const struct value *target = adapter_argument(call, "target");
	struct map_region *r = mutant_region_made(call);
	char path[512];
	int fd;

	if (r == NULL || target->tag != VALUE_BYTES || target->size >= sizeof(path))
		return;
	memcpy(path, target->data, target->size);
	path[target->size] = '\0';
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) >= 0)
		open_pages(map_region_map(r), fd);
	close(fd);
}

MUTANT(readonly.go, go_map, "go.rdonly.readable",
       "RDONLY maps memory that can be written.")
{
	if (mutant_number(call, "prot", 0) == GO_MAP_RDONLY)
		mutant_set_int(call, "prot", GO_MAP_RDWR);
}

MUTANT(readonly.go-exec, go_map, "go.exec",
       "EXEC is accepted and has no effect.")
{
	mutant_set_int(call, "prot", mutant_number(call, "prot", 0) & ~GO_MAP_EXEC);
}

MUTANT(readonly.view, export, "view.read-only-leaves-file",
       "A view of a read-only map can be written, and the file with it.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->access == MMAPOBJ_ACCESS_READ && m->fd >= 0) {
		open_pages(m, m->fd);
		mutant_real_with_access(call, m, MMAPOBJ_ACCESS_WRITE);
	}
}
