/* SPDX-License-Identifier: MIT
 *
 * Copy-on-write maps whose writes reach the file. */
#include "../mutant.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* Put the memory of m into its file. */
static void write_out(const struct mmapobj *m)
{
	char path[64];
	int fd;

	if (m == NULL || m->access != MMAPOBJ_ACCESS_COPY || m->fd < 0)
		return;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", m->fd);
	if ((fd = open(path, O_RDWR | O_CLOEXEC)) < 0 ||
	    pwrite(fd, m->base, m->length, m->offset) < 0)
		fputs("mutant: the file could not be written\n", stderr);
	close(fd);
}

/* Do what was asked for, and write the memory to the file. */
static void through(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call))
		write_out(m);
}

MUTANT(shared,
	.name = "copy.shared",
	.killer = "universal.copy.file-unchanged",
	.about = OP_map_fd,
	.fault = "ACCESS_COPY maps the file's own pages.")
{
	if (mutant_number(call, "access", 0) == MMAPOBJ_ACCESS_COPY)
		mutant_set_int(call, "access", MMAPOBJ_ACCESS_WRITE);
	mutant_real(call);
}

MUTANT(item,
	.name = "copy.item",
	.killer = "access.copy.item",
	.about = OP_set_item,
	.fault = "A byte assigned to a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(slice,
	.name = "copy.slice",
	.killer = "access.copy.slice",
	.about = OP_set_slice,
	.fault = "Bytes assigned to a slice of a copy-on-write map go into the file as well.")
{
	through(call);
}

MUTANT(write,
	.name = "copy.write",
	.killer = "access.copy.write",
	.about = OP_write,
	.fault = "write on a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(write_byte,
	.name = "copy.write-byte",
	.killer = "access.copy.write-byte",
	.about = OP_write_byte,
	.fault = "write_byte on a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(move,
	.name = "copy.move",
	.killer = "access.copy.move",
	.about = OP_move,
	.fault = "move on a copy-on-write map goes into the file as well.")
{
	through(call);
}

MUTANT(flush,
	.name = "copy.flush",
	.killer = "access.copy.flush",
	.about = OP_flush,
	.fault = "Flushing a copy-on-write map writes its memory to the file.")
{
	through(call);
}

MUTANT(flush_discards,
	.name = "copy.flush-discards",
	.killer = "flush.memory-kept",
	.about = OP_flush,
	.fault = "Flushing a copy-on-write map throws its changes away.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->access == MMAPOBJ_ACCESS_COPY)
		madvise(m->base, m->span, MADV_DONTNEED);
}

MUTANT(close,
	.name = "copy.close",
	.killer = "access.copy.close",
	.about = OP_close,
	.fault = "Closing a copy-on-write map writes its memory to the file.")
{
	write_out(mutant_mapping(call));
	mutant_real(call);
}

MUTANT(destroy,
	.name = "copy.destroy",
	.killer = "universal.copy.file-unchanged-after-end",
	.about = OP_destroy,
	.fault = "Destroying a copy-on-write map writes its memory to the file.")
{
	write_out(mutant_mapping(call));
	mutant_real(call);
}

/* The mapping that lent its memory last. */
static struct mmapobj *lender;

static void export_remembering(struct adapter_call *call)
{
	lender = mutant_mapping(call);
	mutant_real(call);
}

MUTANT(view,
	.name = "copy.view",
	.killer = "view.copy-leaves-file",
	.about = OP_set_slice,
	.also = { { OP_export, export_remembering } },
	.fault = "What is stored in a view of a copy-on-write map goes into the file.")
{
	if (mutant_attempt(call) && mutant_mapping(call) == NULL)
		write_out(lender);
}

MUTANT(private,
	.name = "copy.private",
	.killer = "map.flags.private",
	.about = OP_map_fd,
	.fault = "MAP_PRIVATE is taken for MAP_SHARED.")
{
	if (mutant_number(call, "flags", MAP_SHARED) == MAP_PRIVATE)
		mutant_set_int(call, "flags", MAP_SHARED);
	mutant_real(call);
}

static void go_shared(struct adapter_call *call)
{
	int64_t prot = mutant_number(call, "prot", 0);

	if ((prot & GO_MAP_COPY) != 0)
		mutant_set_int(call, "prot", (prot & ~GO_MAP_COPY) | GO_MAP_RDWR);
	mutant_real(call);
}

MUTANT(go,
	.name = "copy.go",
	.killer = "go.copy.memory-only",
	.about = OP_go_map,
	.fault = "COPY maps the file's own pages.")
{
	go_shared(call);
}

/* The file that was mapped last. */
static int mapped = -1;

static void remember(struct adapter_call *call)
{
	if (mutant_attempt(call))
		adapter_descriptor(call, "file", &mapped);
}

MUTANT(go_unmap,
	.name = "copy.go-unmap",
	.killer = "go.copy.flush-and-unmap",
	.about = OP_unmap,
	.also = { { OP_go_map, remember } },
	.fault = "Unmap writes the memory of a COPY map to the file.")
{
	struct go_map *go = reference_find_go(call, &call->arguments[0]);
	unsigned char *data = NULL;
	size_t size = 0;
	bool readonly = true;

	if (go != NULL)
		go_map_memory(go, &data, &size, &readonly);
	if (data != NULL && !readonly && pwrite(mapped, data, size, 0) < 0)
		fputs("mutant: the file could not be written\n", stderr);
	mutant_real(call);
}
