/* SPDX-License-Identifier: MIT
 *
 * Range checks that wrap, are cut to fewer bits or are off by one. */
#include "../mutant.h"

#include <string.h>

MUTANT(move_sum,
	.name = "range.move-sum",
	.killer = "move.huge.sum",
	.about = OP_move,
	.fault = "move compares source + count with the length, and the sum wraps.")
{
	struct mmapobj *m = mutant_mapping(call);
	uint64_t to = (uint64_t)mutant_number(call, "destination", 0);
	uint64_t from = (uint64_t)mutant_number(call, "source", 0);
	uint64_t count = (uint64_t)mutant_number(call, "count", 0);

	if (m == NULL || to + count > m->length || from + count > m->length) {
		mutant_real(call);
		return;
	}
	memmove(m->base + to, m->base + from, count);
	adapter_answer_none(call);
}

MUTANT(move_one_past,
	.name = "range.move-one-past",
	.killer = "move.range.outside",
	.about = OP_move,
	.fault = "move lets a range end one byte past the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->length++;
	mutant_real(call);
	if (m != NULL)
		m->length--;
}

MUTANT(move_cut,
	.name = "range.move-cut",
	.killer = "move.huge.number",
	.about = OP_move,
	.fault = "move takes the lowest bits of a number that is too large.")
{
	static const char *const names[] = { "destination", "source", "count" };

	for (size_t i = 0; i < 3; i++)
		mutant_wrap(call, names[i]);
	mutant_real(call);
}

MUTANT(seek_sum,
	.name = "range.seek-sum",
	.killer = "seek.huge.sum",
	.about = OP_seek,
	.fault = "seek keeps 32 bits of the distance.")
{
	if (adapter_argument(call, "position")->tag == VALUE_INT)
		mutant_set_int(call, "position", (int32_t)mutant_number(call, "position", 0));
	mutant_real(call);
}

MUTANT(seek_number,
	.name = "range.seek-number",
	.killer = "seek.huge.number",
	.about = OP_seek,
	.fault = "seek takes the lowest bits of a number that is too large.")
{
	mutant_wrap(call, "position");
	mutant_real(call);
}

MUTANT(seek_one_past,
	.name = "range.seek-one-past",
	.killer = "seek.outside.kind",
	.about = OP_seek,
	.fault = "seek goes one byte past the end.")
{
	struct mmapobj *m = mutant_mapping(call);
	bool end = mutant_number(call, "whence", 0) == 2;

	if (m != NULL && !end)
		m->length++;
	mutant_real(call);
	if (m != NULL && !end)
		m->length--;
}

MUTANT(item_at_end,
	.name = "range.item-at-end",
	.killer = "item.get.outside",
	.about = OP_get_item,
	.fault = "The index that equals the length gives the byte behind the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "index", 0) == (int64_t)m->length)
		adapter_answer_int(call, m->base[m->length]);
	else
		mutant_real(call);
}

MUTANT(item_below,
	.name = "range.item-below",
	.killer = "item.get.outside",
	.about = OP_get_item,
	.fault = "An index below minus the length counts from the end once more.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t index = mutant_number(call, "index", 0);

	if (m != NULL && index < -(int64_t)m->length && index >= -2 * (int64_t)m->length)
		mutant_set_int(call, "index", index + (int64_t)m->length);
	mutant_real(call);
}

MUTANT(item_cut,
	.name = "range.item-cut",
	.killer = "item.get.huge",
	.about = OP_get_item,
	.fault = "An index that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "index");
	mutant_real(call);
}

MUTANT(set_item_at_end,
	.name = "range.set-item-at-end",
	.killer = "item.set.outside",
	.about = OP_set_item,
	.fault = "The byte behind the map can be assigned to.")
{
	struct mmapobj *m = mutant_mapping(call);
	bool at_end = m != NULL && mutant_number(call, "index", 0) == (int64_t)m->length;

	if (at_end)
		m->length++;
	mutant_real(call);
	if (at_end)
		m->length--;
}

MUTANT(write_one_past,
	.name = "range.write-one-past",
	.killer = "write.too-long.nothing",
	.about = OP_write,
	.fault = "write stores one byte more than there is room for.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->length++;
	mutant_real(call);
	if (m != NULL)
		m->length--;
}

MUTANT(write_byte_at_end,
	.name = "range.write-byte-at-end",
	.killer = "write.byte.at-end",
	.about = OP_write_byte,
	.fault = "write_byte stores a byte behind the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->length++;
	mutant_real(call);
	if (m != NULL)
		m->length--;
}

MUTANT(read_byte_at_end,
	.name = "range.read-byte-at-end",
	.killer = "read.byte.at-end",
	.about = OP_read_byte,
	.fault = "read_byte gives the byte behind the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		m->length++;
	mutant_real(call);
	if (m != NULL)
		m->length--;
}

MUTANT(write_byte_cut,
	.name = "range.write-byte-cut",
	.killer = "write.byte.range",
	.about = OP_write_byte,
	.fault = "write_byte stores the lowest 8 bits of any number.")
{
	if (adapter_argument(call, "byte")->tag == VALUE_INT)
		mutant_set_int(call, "byte", mutant_number(call, "byte", 0) & 0xff);
	mutant_real(call);
}

MUTANT(set_item_cut,
	.name = "range.set-item-cut",
	.killer = "item.set.value",
	.about = OP_set_item,
	.fault = "Assigning to an index stores the lowest 8 bits of any number.")
{
	if (adapter_argument(call, "value")->tag == VALUE_INT)
		mutant_set_int(call, "value", mutant_number(call, "value", 0) & 0xff);
	mutant_real(call);
}

MUTANT(includes_end,
	.name = "range.includes-end",
	.killer = "region.includes",
	.about = OP_region_includes,
	.fault = "A region includes the offset just behind its last byte.")
{
	struct map_region *r = reference_find_region(call, &call->arguments[0]);
	int64_t end;

	if (r != NULL && map_region_end(r, &end) == MMAPOBJ_OK &&
	    mutant_number(call, "offset", -1) == end)
		adapter_answer_bool(call, true);
	else
		mutant_real(call);
}
