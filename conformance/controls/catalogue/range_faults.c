/* SPDX-License-Identifier: MIT
 *
 * Numbers that no map can have: range checks that wrap, are cut to fewer bits or are off by one. */
#include "../mutant.h"

#include <string.h>

/* Do the operation as if the map had one byte more. */
static void one_longer(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		mutant_real_with_length(call, m, m->length + 1);
}

/* The lowest 32 bits, as a system with small numbers keeps them. */
static void cut(struct adapter_call *call, const char *name)
{
	if (adapter_argument(call, name)->tag == VALUE_INT)
		mutant_set_int(call, name, (int64_t)(uint32_t)mutant_number(call, name, 0));
}

MUTANT(range.move-sum, move, "move.huge.sum",
       "move compares source + count with the length, and the sum wraps.")
{
	struct mmapobj *m = mutant_mapping(call);
	uint64_t to = (uint64_t)mutant_number(call, "destination", 0);
	uint64_t from = (uint64_t)mutant_number(call, "source", 0);
	uint64_t count = (uint64_t)mutant_number(call, "count", 0);

	if (m == NULL || to + count > m->length || from + count > m->length)
		return;
	memmove(m->base + to, m->base + from, count);
	adapter_answer_none(call);
}

MUTANT(range.move-one-past, move, "grid.move.count",
       "move lets a range end one byte past the map.")
{
	one_longer(call);
}

MUTANT(range.move-cut, move, "grid.move.destination",
       "move takes the lowest bits of a number that is too large.")
{
	static const char *const names[] = { "destination", "source", "count" };

	for (size_t i = 0; i < 3; i++)
		mutant_wrap(call, names[i]);
}

MUTANT(range.seek-sum, seek, "grid.seek.position",
       "seek keeps 32 bits of the distance.")
{
	if (adapter_argument(call, "position")->tag == VALUE_INT)
		mutant_set_int(call, "position", (int32_t)mutant_number(call, "position", 0));
}

MUTANT(range.seek-number, seek, "grid.seek.position",
       "seek takes the lowest bits of a number that is too large.")
{
	mutant_wrap(call, "position");
}

MUTANT(range.seek-one-past, seek, "grid.seek.position",
       "seek goes one byte past the end.")
{
	if (mutant_number(call, "whence", 0) != 2)
		one_longer(call);
}

MUTANT(range.item-at-end, get_item, "grid.get_item.index",
       "The index that equals the length gives the byte behind the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "index", 0) == (int64_t)m->length)
		adapter_answer_int(call, m->base[m->length]);
}

MUTANT(range.item-below, get_item, "grid.get_item.index",
       "An index below minus the length counts from the end once more.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t index = mutant_number(call, "index", 0);

	if (m != NULL && index < -(int64_t)m->length && index >= -2 * (int64_t)m->length)
		mutant_set_int(call, "index", index + (int64_t)m->length);
}

MUTANT(range.item-cut, get_item, "item.get.huge",
       "An index that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "index");
}

MUTANT(range.set-item-at-end, set_item, "item.set.outside",
       "The byte behind the map can be assigned to.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "index", 0) == (int64_t)m->length)
		one_longer(call);
}

MUTANT(range.write-one-past, write, "grid.write.data",
       "write stores one byte more than there is room for.")
{
	one_longer(call);
}

MUTANT(range.write-byte-at-end, write_byte, "grid.write_byte.mapping",
       "write_byte stores a byte behind the map.")
{
	one_longer(call);
}

MUTANT(range.read-byte-at-end, read_byte, "grid.read_byte.mapping",
       "read_byte gives the byte behind the map.")
{
	one_longer(call);
}

MUTANT(range.write-byte-cut, write_byte, "write.byte.range",
       "write_byte stores the lowest 8 bits of any number.")
{
	if (adapter_argument(call, "byte")->tag == VALUE_INT)
		mutant_set_int(call, "byte", mutant_number(call, "byte", 0) & 0xff);
}

MUTANT(range.set-item-cut, set_item, "item.set.value",
       "Assigning to an index stores the lowest 8 bits of any number.")
{
	if (adapter_argument(call, "value")->tag == VALUE_INT)
		mutant_set_int(call, "value", mutant_number(call, "value", 0) & 0xff);
}

MUTANT(range.includes-end, region_includes, "region.includes",
       "A region includes the offset just behind its last byte.")
{
	struct map_region *r = mutant_region(call);

	if (r != NULL && mutant_number(call, "offset", -1) == map_region_end(r))
		adapter_answer_bool(call, true);
}

MUTANT(range.read-count, read, "read.count.largest",
       "read compares position + count with the length, and the sum wraps.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t count = mutant_number(call, "count", -1);

	if (m != NULL && count > 0 && (int64_t)((uint64_t)m->position + (uint64_t)count) < 0)
		adapter_answer_bytes(call, m->base, mutant_span(m));
}

MUTANT(range.slice-cut, get_slice, "slice.get.huge",
       "A bound of a slice that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "start");
	mutant_wrap(call, "stop");
}

MUTANT(range.slice-bound, get_slice, "universal.identity.large",
       "A slice keeps 32 bits of its bounds.")
{
	cut(call, "start");
	cut(call, "stop");
}

MUTANT(range.size, size, "grid.size.mapping",
       "size keeps 32 bits of the file's length.")
{
	if (mutant_succeeded(call) != NULL)
		mutant_answer_int(call, (int64_t)(uint32_t)mutant_answered(call).number);
}

MUTANT(range.resize-cut, resize, "resize.hostile.refused",
       "resize keeps 32 bits of the size.")
{
	cut(call, "size");
}

MUTANT(range.resize-sum, resize, "resize.hostile.with-offset",
       "resize takes a size whose sum with the offset wraps for one that fits.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size = mutant_number(call, "size", 0);

	if (m != NULL && m->offset > 0 && size > INT64_MAX - m->offset)
		adapter_answer_none(call);
}

MUTANT(range.map-length, map_fd, "map.length.impossible",
       "The constructor keeps 32 bits of the length.")
{
	cut(call, "length");
}

MUTANT(range.map-length-negative, map_fd, "map.length.impossible",
       "A negative length maps the whole file.")
{
	if (mutant_number(call, "length", 0) < 0)
		mutant_set_int(call, "length", 0);
}

MUTANT(range.map-offset, map_fd, "universal.identity.far-offset",
       "The constructor keeps 32 bits of the offset.")
{
	cut(call, "offset");
}

MUTANT(range.map-offset-negative, map_fd, "grid.map_fd.offset",
       "A negative offset is taken for none.")
{
	if (mutant_number(call, "offset", 0) < 0)
		mutant_omit(call, "offset");
}

MUTANT(range.map-offset-rounded, map_fd, "grid.map_fd.offset",
       "An unaligned offset is rounded down, so that the map begins elsewhere.")
{
	int64_t offset = mutant_number(call, "offset", 0);

	if (offset > 0)
		mutant_set_int(call, "offset", offset - offset % adapter_os_granularity());
}

MUTANT(range.find-end, find, "grid.find.end",
       "An end of a search that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "end");
}

MUTANT(range.find-start, find, "grid.find.start",
       "A start of a search that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "start");
}

MUTANT(range.advise-option, madvise, "advise.option.hostile",
       "madvise keeps 32 bits of the option.")
{
	cut(call, "option");
}

MUTANT(range.flush-range, flush, "grid.flush.size",
       "A range of a flush that is too large is cut to the map.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t offset = mutant_number(call, "offset", 0);

	if (m != NULL && mutant_number(call, "size", 0) > (int64_t)m->length - offset)
		mutant_omit(call, "size");
}
