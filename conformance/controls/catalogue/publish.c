/* SPDX-License-Identifier: MIT
 *
 * State that is published before everything that can fail has succeeded. */
#include "../mutant.h"

#include <string.h>
#include <unistd.h>

MUTANT(resize_file,
	.name = "publish.resize-file",
	.killer = "resize.failed.no-address-space",
	.about = OP_resize,
	.fault = "A resize that fails leaves the file at the size that was asked for.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size = mutant_number(call, "size", 0);

	if (!mutant_attempt(call) && m != NULL && m->fd >= 0 &&
	    size > (int64_t)m->length && ftruncate(m->fd, m->offset + size) != 0)
		return;
}

MUTANT(resize_cut,
	.name = "publish.resize-cut",
	.killer = "resize.failed.within-longer-file",
	.about = OP_resize,
	.fault = "A resize cuts a longer file before it knows that the map can grow.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size = mutant_number(call, "size", 0);

	if (m == NULL || m->fd < 0 || size < 1 || ftruncate(m->fd, m->offset + size) == 0)
		mutant_real(call);
	else
		mutant_refuse(call, "OSError");
}

MUTANT(resize_length,
	.name = "publish.resize-length",
	.killer = "resize.untracked.refused",
	.about = OP_resize,
	.fault = "A resize that is refused has already set a shorter length.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size = mutant_number(call, "size", 0);

	if (!mutant_attempt(call) && m != NULL && size > 0 && size < (int64_t)m->length)
		m->length = (size_t)size;
}

MUTANT(resize_position,
	.name = "publish.resize-position",
	.killer = "resize.hostile.refused",
	.about = OP_resize,
	.fault = "A resize that fails has already put the position back to 0.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) && m != NULL)
		m->position = 0;
}

MUTANT(seek_position,
	.name = "publish.seek-position",
	.killer = "seek.outside.before",
	.about = OP_seek,
	.fault = "seek to before the beginning is refused and goes to the beginning.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) && m != NULL)
		m->position = 0;
}

MUTANT(read_position,
	.name = "publish.read-position",
	.killer = "read.count.refused",
	.about = OP_read,
	.fault = "A read that refuses its count has moved the position to the end.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) && m != NULL)
		m->position = m->length;
}

MUTANT(read_byte_position,
	.name = "publish.read-byte-position",
	.killer = "read.byte.at-end",
	.about = OP_read_byte,
	.fault = "read_byte at the end is refused and moves the position back.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) && m != NULL)
		m->position--;
}

MUTANT(write_part,
	.name = "publish.write-part",
	.killer = "write.too-long.nothing",
	.about = OP_write,
	.fault = "A write that does not fit stores what fits and is then refused.")
{
	struct mmapobj *m = mutant_mapping(call);
	const struct value *data = adapter_argument(call, "data");

	if (!mutant_attempt(call) && m != NULL && data->tag == VALUE_BYTES &&
	    data->size > mmapobj_left(m))
		memcpy(m->base + m->position, data->data, mmapobj_left(m));
}

MUTANT(write_byte_position,
	.name = "publish.write-byte-position",
	.killer = "write.byte.range",
	.about = OP_write_byte,
	.fault = "write_byte moves the position before it looks at the byte.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) && m != NULL && m->position < m->length)
		m->position++;
}

MUTANT(slice_part,
	.name = "publish.slice-part",
	.killer = "slice.set.size",
	.about = OP_set_slice,
	.fault = "Bytes of another size than the slice's are refused after the first was stored.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t start = mutant_number(call, "start", 0);

	if (!mutant_attempt(call) && mutant_failed(call, "IndexError") && m != NULL &&
	    start >= 0 && start < (int64_t)m->length)
		m->base[start] ^= 1;
}

MUTANT(move_part,
	.name = "publish.move-part",
	.killer = "move.range.outside",
	.about = OP_move,
	.fault = "A move that leaves the map copies its first byte and is then refused.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t to = mutant_number(call, "destination", 0), from = mutant_number(call, "source", 0);

	if (!mutant_attempt(call) && m != NULL && to >= 0 && to < (int64_t)m->length &&
	    from >= 0 && from < (int64_t)m->length)
		m->base[to] = m->base[from];
}

MUTANT(map_grows_file,
	.name = "publish.map-grows-file",
	.killer = "map.length.beyond-file",
	.about = OP_map_fd,
	.fault = "The constructor has made the file as long as the map when it refuses it.")
{
	int64_t length = mutant_number(call, "length", 0);
	int fd = -1;

	if (!mutant_attempt(call) && mutant_failed(call, "ValueError") && length > 0 &&
	    adapter_descriptor(call, "fileno", &fd) && ftruncate(fd, length) != 0)
		return;
}

MUTANT(clients_count,
	.name = "publish.clients-count",
	.killer = "region.clients.below-zero",
	.about = OP_add_clients,
	.fault = "A count of clients below zero is refused and leaves one client.")
{
	struct map_region *r = reference_find_region(call, &call->arguments[0]);
	bool released;

	if (!mutant_attempt(call) && mutant_failed(call, "ValueError") && r != NULL)
		map_region_add_clients(r, 1 - map_region_clients(r), &released);
}
