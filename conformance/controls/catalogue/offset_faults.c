/* SPDX-License-Identifier: MIT
 *
 * The offset, forgotten. */
#include "../mutant.h"

#include <unistd.h>

MUTANT(offset.map, map_fd, "grid.map_fd.prot",
       "A map with an offset shows the file's first bytes.")
{
	mutant_omit(call, "offset");
}

MUTANT(offset.map-rest, map_fd, "grid.map_fd.length",
       "Length 0 with an offset gives the length of the whole file.")
{
	struct mmapobj *m = mutant_made(call);
	int64_t size;

	if (m != NULL && mutant_number(call, "length", 1) == 0 &&
	    mmapobj_size(m, &size) == MMAPOBJ_OK)
		m->length = (size_t)size;
}

MUTANT(offset.position, map_fd, "grid.map_fd.offset",
       "A new map's position is its offset.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL)
		m->position = (size_t)m->offset;
}

MUTANT(offset.size, size, "grid.size.mapping",
       "size gives what the file has behind the offset.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL)
		mutant_answer_int(call, mutant_answered(call).number - m->offset);
}

MUTANT(offset.size-of-map, size, "grid.size.mapping",
       "size gives the length of the map.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL)
		mutant_answer_int(call, (int64_t)m->length);
}

MUTANT(offset.resize-shrink, resize, "grid.resize.size",
       "resize cuts the file to the map's size and forgets the offset.", .unix_alone = true)
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL)
		mutant_end_file(m, (int64_t)m->length - m->offset);
}

MUTANT(offset.resize-grow, resize, "grid.resize.size",
       "resize grows the file by the offset twice.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL)
		mutant_end_file(m, m->offset + (int64_t)m->length);
}

MUTANT(offset.write, write, "grid.write.mapping",
       "write puts its bytes into the file at the position and forgets the offset.")
{
	struct mmapobj *m = mutant_succeeded(call);
	const struct value *data = adapter_argument(call, "data");
	off_t at;

	if (m == NULL || m->fd < 0 || m->offset == 0 || data->tag != VALUE_BYTES)
		return;
	at = lseek(m->fd, 0, SEEK_CUR);
	if (lseek(m->fd, 0, SEEK_SET) < 0 || write(m->fd, data->data, (unsigned)data->size) < 0)
		return;
	lseek(m->fd, at, SEEK_SET);
}

MUTANT(offset.advise-start, madvise, "grid.madvise.start",
       "madvise takes the whole map, whatever start it is given.")
{
	if (!mutant_given(call, "length") && mutant_number(call, "start", -1) > 0 &&
	    mutant_number(call, "start", -1) % adapter_os_page() == 0)
		mutant_set_int(call, "start", 0);
}

MUTANT(offset.advise-length, madvise, "grid.madvise.length",
       "madvise goes on to the end, whatever length it is given.")
{
	if (mutant_number(call, "length", 0) > 0)
		mutant_omit(call, "length");
}

MUTANT(offset.go-region, go_map_region, "go.region.part",
       "MapRegion begins at the file's first byte.")
{
	if (mutant_number(call, "length", 0) > 0 &&
	    mutant_number(call, "offset", 0) % adapter_os_page() == 0)
		mutant_set_int(call, "offset", 0);
}

MUTANT(offset.region-begin, region_begin, "region.begin",
       "ofs_begin() is always 0.")
{
	if (mutant_attempt(call))
		mutant_answer_int(call, 0);
}

MUTANT(offset.region-end, region_end, "region.end",
       "ofs_end() is the size.")
{
	call->operation = OP_region_size;
}

MUTANT(offset.region-includes, region_includes, "region.includes",
       "includes_ofs() counts from the region's first byte.")
{
	struct map_region *r = mutant_region(call);
	int64_t offset = mutant_number(call, "offset", -1);

	if (r != NULL && offset >= 0 && offset <= INT64_MAX - map_region_begin(r))
		mutant_set_int(call, "offset", offset + map_region_begin(r));
}
