/* SPDX-License-Identifier: MIT
 *
 * State that is published before everything that can fail has succeeded. */
#include "../mutant.h"

#include <string.h>
#include <unistd.h>

MUTANT(publish.resize-file, resize, "resize.failed.no-address-space",
       "A resize that fails leaves the file at the size that was asked for.", .unix_alone = true)
{
	struct mmapobj *m = mutant_refused(call);
	int64_t size = mutant_number(call, "size", 0);

	if (m != NULL && size > (int64_t)m->length)
		mutant_end_file(m, size);
}

MUTANT(publish.resize-cut, resize, "resize.failed.within-longer-file",
       "A resize cuts a longer file before it knows that the map can grow.", .unix_alone = true)
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size = mutant_number(call, "size", 0);

	if (m != NULL && size > 0 && !mutant_end_file(m, size))
		mutant_refuse(call, "OSError");
}

MUTANT(publish.resize-length, resize, "grid.resize.mapping",
       "A resize that is refused has already set a shorter length.")
{
	struct mmapobj *m = mutant_refused(call);
	int64_t size = mutant_number(call, "size", 0);

	if (m != NULL && size > 0 && size < (int64_t)m->length)
		m->length = (size_t)size;
}

MUTANT(publish.resize-position, resize, "resize.hostile.refused",
       "A resize that fails has already put the position back to 0.")
{
	struct mmapobj *m = mutant_refused(call);

	if (m != NULL)
		m->position = 0;
}

MUTANT(publish.seek-position, seek, "grid.seek.position",
       "seek to before the beginning is refused and goes to the beginning.")
{
	struct mmapobj *m = mutant_refused(call);

	if (m != NULL)
		m->position = 0;
}

MUTANT(publish.read-position, read, "grid.read.count",
       "A read that refuses its count has moved the position to the end.")
{
	struct mmapobj *m = mutant_refused(call);

	if (m != NULL)
		m->position = m->length;
}

MUTANT(publish.read-byte-position, read_byte, "grid.read_byte.mapping",
       "read_byte at the end is refused and moves the position back.")
{
	struct mmapobj *m = mutant_refused(call);

	if (m != NULL)
		m->position--;
}

MUTANT(publish.write-part, write, "grid.write.data",
       "A write that does not fit stores what fits and is then refused.")
{
	struct mmapobj *m = mutant_refused(call);
	const struct value *data = adapter_argument(call, "data");

	if (m != NULL && data->tag == VALUE_BYTES && data->size > mmapobj_left(m))
		memcpy(m->base + m->position, data->data, mmapobj_left(m));
}

MUTANT(publish.write-byte-position, write_byte, "write.byte.range",
       "write_byte moves the position before it looks at the byte.")
{
	struct mmapobj *m = mutant_refused(call);

	if (m != NULL && m->position < m->length)
		m->position++;
}

MUTANT(publish.slice-part, set_slice, "grid.set_slice.data",
       "Bytes of another size than the slice's are refused after the first was stored.")
{
	struct mmapobj *m = mutant_refused(call);
	int64_t start = mutant_number(call, "start", 0);

	if (m != NULL && mutant_failed(call, "IndexError") && start >= 0 &&
	    start < (int64_t)m->length)
		m->base[start] ^= 1;
}

MUTANT(publish.move-part, move, "grid.move.count",
       "A move that leaves the map copies its first byte and is then refused.")
{
	struct mmapobj *m = mutant_refused(call);
	int64_t to = mutant_number(call, "destination", 0), from = mutant_number(call, "source", 0);

	if (m != NULL && to >= 0 && to < (int64_t)m->length && from >= 0 &&
	    from < (int64_t)m->length)
		m->base[to] = m->base[from];
}

MUTANT(publish.map-grows-file, map_fd, "map.length.beyond-file",
       "The constructor has made the file as long as the map when it refuses it.")
{
	int64_t length = mutant_number(call, "length", 0);
	int fd = -1;

	if (!mutant_attempt(call) && mutant_failed(call, "ValueError") && length > 0 &&
	    adapter_descriptor(call, "fileno", &fd) && ftruncate(fd, length) != 0)
		return;
}

MUTANT(publish.clients-count, add_clients, "region.clients.below-zero",
       "A count of clients below zero is refused and leaves one client.")
{
	struct map_region *r = mutant_region(call);
	bool released;

	if (!mutant_attempt(call) && mutant_failed(call, "ValueError") && r != NULL)
		map_region_add_clients(r, 1 - map_region_clients(r), &released);
}
