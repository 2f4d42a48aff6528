/* SPDX-License-Identifier: MIT
 *
 * Numbers that no map can have, and that become others on the way. */
#include "../mutant.h"

/* The lowest 32 bits, as a system with small numbers keeps them. */
static void cut(struct adapter_call *call, const char *name)
{
	if (adapter_argument(call, name)->tag == VALUE_INT)
		mutant_set_int(call, name, (int64_t)(uint32_t)mutant_number(call, name, 0));
}

MUTANT(read_count,
	.name = "range.read-count",
	.killer = "read.count.largest",
	.about = OP_read,
	.fault = "read compares position + count with the length, and the sum wraps.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t count = mutant_number(call, "count", -1);

	if (m != NULL && count > 0 && (int64_t)((uint64_t)m->position + (uint64_t)count) < 0)
		adapter_answer_bytes(call, m->base, m->span);
	else
		mutant_real(call);
}

MUTANT(slice_cut,
	.name = "range.slice-cut",
	.killer = "slice.get.huge",
	.about = OP_get_slice,
	.fault = "A bound of a slice that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "start");
	mutant_wrap(call, "stop");
	mutant_real(call);
}

MUTANT(resize_cut,
	.name = "range.resize-cut",
	.killer = "resize.hostile.refused",
	.about = OP_resize,
	.fault = "resize keeps 32 bits of the size.")
{
	cut(call, "size");
	mutant_real(call);
}

MUTANT(resize_sum,
	.name = "range.resize-sum",
	.killer = "resize.hostile.with-offset",
	.about = OP_resize,
	.fault = "resize takes a size whose sum with the offset wraps for one that fits.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size = mutant_number(call, "size", 0);

	if (m != NULL && m->offset > 0 && size > INT64_MAX - m->offset)
		adapter_answer_none(call);
	else
		mutant_real(call);
}

MUTANT(map_length,
	.name = "range.map-length",
	.killer = "map.length.impossible",
	.about = OP_map_fd,
	.fault = "The constructor keeps 32 bits of the length.")
{
	cut(call, "length");
	mutant_real(call);
}

MUTANT(map_length_negative,
	.name = "range.map-length-negative",
	.killer = "map.length.impossible",
	.about = OP_map_fd,
	.fault = "A negative length maps the whole file.")
{
	if (mutant_number(call, "length", 0) < 0)
		mutant_set_int(call, "length", 0);
	mutant_real(call);
}

MUTANT(map_offset,
	.name = "range.map-offset",
	.killer = "universal.identity.far-offset",
	.about = OP_map_fd,
	.fault = "The constructor keeps 32 bits of the offset.")
{
	cut(call, "offset");
	mutant_real(call);
}

MUTANT(map_offset_negative,
	.name = "range.map-offset-negative",
	.killer = "map.offset.negative",
	.about = OP_map_fd,
	.fault = "A negative offset is taken for none.")
{
	if (mutant_number(call, "offset", 0) < 0)
		mutant_omit(call, "offset");
	mutant_real(call);
}

MUTANT(map_offset_rounded,
	.name = "range.map-offset-rounded",
	.killer = "map.offset.unaligned",
	.about = OP_map_fd,
	.fault = "An unaligned offset is rounded down, so that the map begins elsewhere.")
{
	int64_t offset = mutant_number(call, "offset", 0);

	if (offset > 0)
		mutant_set_int(call, "offset", offset - offset % adapter_os_granularity());
	mutant_real(call);
}

MUTANT(find_end,
	.name = "range.find-end",
	.killer = "find.bounds.huge-end",
	.about = OP_find,
	.fault = "An end of a search that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "end");
	mutant_real(call);
}

MUTANT(find_start,
	.name = "range.find-start",
	.killer = "find.bounds.huge-start",
	.about = OP_find,
	.fault = "A start of a search that is too large is cut to its lowest bits.")
{
	mutant_wrap(call, "start");
	mutant_real(call);
}

MUTANT(advise_option,
	.name = "range.advise-option",
	.killer = "advise.option.hostile",
	.about = OP_madvise,
	.fault = "madvise keeps 32 bits of the option.")
{
	cut(call, "option");
	mutant_real(call);
}

MUTANT(flush_range,
	.name = "range.flush-range",
	.killer = "flush.hostile.refused",
	.about = OP_flush,
	.fault = "A range of a flush that is too large is cut to the map.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t offset = mutant_number(call, "offset", 0);

	if (m != NULL && mutant_number(call, "size", 0) > (int64_t)m->length - offset)
		mutant_omit(call, "size");
	mutant_real(call);
}
