/* SPDX-License-Identifier: MIT
 *
 * The offset, forgotten. */
#include "../mutant.h"

#include <string.h>
#include <unistd.h>

MUTANT(map,
	.name = "offset.map",
	.killer = "universal.identity.offset",
	.about = OP_map_fd,
	.fault = "A map with an offset shows the file's first bytes.")
{
	mutant_omit(call, "offset");
	mutant_real(call);
}

MUTANT(map_rest,
	.name = "offset.map-rest",
	.killer = "map.length.zero-offset",
	.about = OP_map_fd,
	.fault = "Length 0 with an offset gives the length of the whole file.")
{
	struct mmapobj *m;
	int64_t size;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL &&
	    mutant_number(call, "length", 1) == 0 && mmapobj_size(m, &size) == MMAPOBJ_OK)
		m->length = (size_t)size;
}

MUTANT(position,
	.name = "offset.position",
	.killer = "seek.tell.new",
	.about = OP_map_fd,
	.fault = "A new map's position is its offset.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && (m = mutant_made(call)) != NULL)
		m->position = (size_t)m->offset;
}

MUTANT(size,
	.name = "offset.size",
	.killer = "seek.size.offset",
	.about = OP_size,
	.fault = "size gives what the file has behind the offset.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size;

	if (!mutant_attempt(call) || m == NULL)
		return;
	size = mutant_answered(call).number;
	mutant_retract(call);
	adapter_answer_int(call, size - m->offset);
}

MUTANT(size_of_map,
	.name = "offset.size-of-map",
	.killer = "seek.size.window",
	.about = OP_size,
	.fault = "size gives the length of the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) || m == NULL)
		return;
	mutant_retract(call);
	adapter_answer_int(call, (int64_t)m->length);
}

/* The file is cut or grown to the map's size, wherever the map begins. */
static void resize_without(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->fd >= 0 && m->offset > 0 &&
	    ftruncate(m->fd, (off_t)m->length) != 0)
		return;
}

MUTANT(resize_shrink,
	.name = "offset.resize-shrink",
	.killer = "resize.window.shrink",
	.about = OP_resize,
	.fault = "resize cuts the file to the map's size and forgets the offset.")
{
	resize_without(call);
}

MUTANT(resize_grow,
	.name = "offset.resize-grow",
	.killer = "resize.window.grow",
	.about = OP_resize,
	.fault = "resize grows the file by the offset twice.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->fd >= 0 && m->offset > 0 &&
	    ftruncate(m->fd, 2 * m->offset + (off_t)m->length) != 0)
		return;
}

MUTANT(write,
	.name = "offset.write",
	.killer = "write.bytes.offset",
	.about = OP_write,
	.fault = "write puts its bytes into the file at the position and forgets the offset.")
{
	struct mmapobj *m = mutant_mapping(call);
	const struct value *data = adapter_argument(call, "data");

	if (mutant_attempt(call) && m != NULL && m->fd >= 0 && m->offset > 0 &&
	    data->tag == VALUE_BYTES && pwrite(m->fd, data->data, data->size, 0) < 0)
		return;
}

MUTANT(advise,
	.name = "offset.advise-start",
	.killer = "advise.start",
	.about = OP_madvise,
	.fault = "madvise takes the whole map, whatever start it is given.")
{
	if (!mutant_given(call, "length") && mutant_number(call, "start", -1) > 0 &&
	    mutant_number(call, "start", -1) % adapter_os_page() == 0)
		mutant_set_int(call, "start", 0);
	mutant_real(call);
}

MUTANT(advise_range,
	.name = "offset.advise-length",
	.killer = "advise.range",
	.about = OP_madvise,
	.fault = "madvise goes on to the end, whatever length it is given.")
{
	if (mutant_number(call, "length", 0) > 0)
		mutant_omit(call, "length");
	mutant_real(call);
}

MUTANT(go_region,
	.name = "offset.go-region",
	.killer = "go.region.part",
	.about = OP_go_map_region,
	.fault = "MapRegion begins at the file's first byte.")
{
	if (mutant_number(call, "length", 0) > 0 &&
	    mutant_number(call, "offset", 0) % adapter_os_page() == 0)
		mutant_set_int(call, "offset", 0);
	mutant_real(call);
}

MUTANT(region_begin,
	.name = "offset.region-begin",
	.killer = "region.begin",
	.about = OP_region_begin,
	.fault = "ofs_begin() is always 0.")
{
	if (!mutant_attempt(call))
		return;
	mutant_retract(call);
	adapter_answer_int(call, 0);
}

MUTANT(region_end,
	.name = "offset.region-end",
	.killer = "region.end",
	.about = OP_region_end,
	.fault = "ofs_end() is the size.")
{
	call->operation = OP_region_size;
	mutant_real(call);
}

MUTANT(region_includes,
	.name = "offset.region-includes",
	.killer = "region.includes",
	.about = OP_region_includes,
	.fault = "includes_ofs() counts from the region's first byte.")
{
	struct map_region *r = reference_find_region(call, &call->arguments[0]);
	int64_t begin, offset = mutant_number(call, "offset", -1);

	if (r != NULL && map_region_begin(r, &begin) == MMAPOBJ_OK && offset >= 0 &&
	    offset <= INT64_MAX - begin)
		mutant_set_int(call, "offset", offset + begin);
	mutant_real(call);
}
