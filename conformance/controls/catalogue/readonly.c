/* SPDX-License-Identifier: MIT
 *
 * Read-only maps that only a signal protects, or nothing. */
#include "../mutant.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Nobody asks whether the map is read-only: the store meets pages that are. */
static void unasked(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);
	bool readonly = m != NULL && m->access == MMAPOBJ_ACCESS_READ;

	if (readonly)
		m->access = MMAPOBJ_ACCESS_WRITE;
	mutant_real(call);
	if (readonly)
		m->access = MMAPOBJ_ACCESS_READ;
}

MUTANT(item,
	.name = "readonly.item-signal",
	.killer = "access.read.item",
	.about = OP_set_item,
	.fault = "Assigning to an index of a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(slice,
	.name = "readonly.slice-signal",
	.killer = "access.read.slice",
	.about = OP_set_slice,
	.fault = "Assigning to a slice of a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(write,
	.name = "readonly.write-signal",
	.killer = "access.read.write",
	.about = OP_write,
	.fault = "write on a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(move,
	.name = "readonly.move-signal",
	.killer = "access.read.move",
	.about = OP_move,
	.fault = "move on a read-only map ends in a signal.")
{
	unasked(call);
}

MUTANT(resize,
	.name = "readonly.resize-allowed",
	.killer = "access.read.resize",
	.about = OP_resize,
	.fault = "A read-only map can be resized, and its file with it.")
{
	unasked(call);
}

MUTANT(write_byte,
	.name = "readonly.write-byte-ignored",
	.killer = "access.read.write-byte",
	.about = OP_write_byte,
	.fault = "write_byte on a read-only map does nothing and says nothing.")
{
	mutant_ignore(call, "TypeError");
}

MUTANT(slice_ignored,
	.name = "readonly.slice-ignored",
	.killer = "access.read.slice",
	.about = OP_set_slice,
	.fault = "Assigning to a slice of a read-only map does nothing and says nothing.")
{
	mutant_ignore(call, "TypeError");
}

MUTANT(copy_resize,
	.name = "readonly.copy-resize",
	.killer = "access.copy.resize",
	.about = OP_resize,
	.fault = "A copy-on-write map can be resized, and its file with it.")
{
	struct mmapobj *m = mutant_mapping(call);
	bool copy = m != NULL && m->access == MMAPOBJ_ACCESS_COPY;

	if (copy)
		m->access = MMAPOBJ_ACCESS_WRITE;
	mutant_real(call);
	if (copy)
		m->access = MMAPOBJ_ACCESS_COPY;
}

/* Make the pages of m writable through the file, as if nobody had said read-only. */
static void open_pages(unsigned char *base, size_t size, int fd, int64_t offset)
{
	char path[64];
	void *again;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if ((fd = open(path, O_RDWR | O_CLOEXEC)) < 0)
		return;
	again = mmap(base, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, offset);
	(void)again;
	close(fd);
}

MUTANT(access_ignored,
	.name = "readonly.access-ignored",
	.killer = "map.access.keyword",
	.about = OP_map_fd,
	.fault = "ACCESS_READ makes a map that can be written.")
{
	if (mutant_number(call, "access", 0) == MMAPOBJ_ACCESS_READ)
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_WRITE);
	mutant_real(call);
}

MUTANT(pages,
	.name = "readonly.pages",
	.killer = "map.access.pages",
	.about = OP_map_fd,
	.fault = "ACCESS_READ maps pages that can be written; only the methods refuse it.")
{
	struct mmapobj *m;
	int fd;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL &&
	    m->access == MMAPOBJ_ACCESS_READ && adapter_descriptor(call, "fileno", &fd))
		open_pages(m->base, m->span, fd, m->offset);
}

MUTANT(prot_ignored,
	.name = "readonly.prot-ignored",
	.killer = "map.prot.read-only",
	.about = OP_map_fd,
	.fault = "A map made without PROT_WRITE lets itself be written to, and faults.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL && mutant_given(call, "prot"))
		m->access = MMAPOBJ_ACCESS_WRITE;
}

MUTANT(prot_dropped,
	.name = "readonly.prot-dropped",
	.killer = "map.prot.pages",
	.about = OP_map_fd,
	.fault = "prot is accepted and has no effect.")
{
	mutant_omit(call, "prot");
	mutant_real(call);
}

MUTANT(region,
	.name = "readonly.region",
	.killer = "region.store-leaves-file",
	.about = OP_region_open,
	.fault = "A region's pages can be written through to the file.")
{
	const struct value *target = adapter_argument(call, "target");
	struct map_region *r;
	struct mmapobj *m;
	struct value v;
	char path[512];
	int fd;

	if (!mutant_attempt(call) || target->tag != VALUE_BYTES || target->size >= sizeof(path))
		return;
	v = mutant_answered(call);
	if ((r = reference_find_region(call, &v)) == NULL)
		return;
	memcpy(path, target->data, target->size);
	path[target->size] = '\0';
	m = map_region_map(r);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) >= 0)
		open_pages(m->base, m->span, fd, m->offset);
	close(fd);
}

MUTANT(go,
	.name = "readonly.go",
	.killer = "go.rdonly.readable",
	.about = OP_go_map,
	.fault = "RDONLY maps memory that can be written.")
{
	if (mutant_number(call, "prot", 0) == GO_MAP_RDONLY)
		mutant_set_int(call, "prot", GO_MAP_RDWR);
	mutant_real(call);
}

MUTANT(go_exec,
	.name = "readonly.go-exec",
	.killer = "go.exec",
	.about = OP_go_map,
	.fault = "EXEC is accepted and has no effect.")
{
	mutant_set_int(call, "prot", mutant_number(call, "prot", 0) & ~GO_MAP_EXEC);
	mutant_real(call);
}

MUTANT(view,
	.name = "readonly.view",
	.killer = "view.read-only-leaves-file",
	.about = OP_export,
	.fault = "A view of a read-only map can be written, and the file with it.")
{
	struct mmapobj *m = mutant_mapping(call);
	bool readonly = m != NULL && m->access == MMAPOBJ_ACCESS_READ && m->fd >= 0;

	if (readonly) {
		open_pages(m->base, m->span, m->fd, m->offset);
		m->access = MMAPOBJ_ACCESS_WRITE;
	}
	mutant_real(call);
	if (readonly)
		m->access = MMAPOBJ_ACCESS_READ;
}
