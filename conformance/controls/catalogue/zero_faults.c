/* SPDX-License-Identifier: MIT
 *
 * Nothing: lengths, files and ranges of no bytes. */
#include "../mutant.h"

MUTANT(zero.length-refused, map_fd, "grid.map_fd.length",
       "Length 0 is refused.")
{
	if (mutant_number(call, "length", 1) == 0)
		mutant_refuse(call, "ValueError");
}

MUTANT(zero.length-page, map_fd, "grid.map_fd.length",
       "Length 0 maps one page.")
{
	struct mmapobj *m = mutant_made(call);

	if (m != NULL && mutant_number(call, "length", 1) == 0)
		m->length = (size_t)adapter_os_page();
}

MUTANT(zero.length-opened, map_fd, "map.length.zero-now",
       "Length 0 takes the size that the file had when it was first mapped.")
{
	static int64_t first;
	struct mmapobj *m = mutant_made(call);

	if (m == NULL)
		return;
	if (first == 0)
		first = (int64_t)m->length;
	else if (first < (int64_t)m->length)
		m->length = (size_t)first;
}

MUTANT(zero.empty-file, map_fd, "map.length.zero-empty",
       "Length 0 of an empty file gives anonymous memory.")
{
	if (mutant_number(call, "length", 1) == 0 && mutant_caught(call, "ValueError")) {
		mutant_set_int(call, "fileno", -1);
		mutant_set_int(call, "length", adapter_os_page());
	}
}

MUTANT(zero.empty-region, region_open, "region.open.empty-file",
       "A region of an empty file is one of nothing.")
{
	if (mutant_number(call, "offset", 1) == 0 && mutant_caught(call, "ValueError"))
		mutant_answer_empty_region(call);
}

MUTANT(zero.resize, resize, "resize.zero",
       "Resizing to 0 empties the file and is then refused.", .unix_alone = true)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "size", 1) == 0)
		mutant_end_file(m, 0);
}

MUTANT(zero.resize-nothing, resize, "resize.zero",
       "Resizing to 0 does nothing and says nothing.")
{
	if (mutant_mapping(call) != NULL && mutant_number(call, "size", 1) == 0)
		adapter_answer_none(call);
}

MUTANT(zero.read, read, "read.count.every",
       "read of 0 bytes reads to the end.")
{
	if (mutant_number(call, "count", 1) == 0)
		mutant_set_int(call, "count", -1);
}

MUTANT(zero.slice, set_slice, "grid.set_slice.data",
       "No bytes at all can be assigned to any slice.")
{
	const struct value *data = adapter_argument(call, "data");

	if (mutant_mapping(call) != NULL && data->tag == VALUE_BYTES && data->size == 0)
		adapter_answer_none(call);
}

MUTANT(zero.advise, madvise, "grid.madvise.length",
       "A length of 0 means all that follows.")
{
	if (mutant_number(call, "length", 1) == 0)
		mutant_omit(call, "length");
}

MUTANT(zero.go-anonymous, go_map_region, "go.anon.length",
       "ANON with a length of 0 gives one page.")
{
	if ((mutant_number(call, "flags", 0) & GO_MAP_ANON) != 0 &&
	    mutant_number(call, "length", 1) <= 0)
		mutant_set_int(call, "length", adapter_os_page());
}

MUTANT(zero.region-uncut, region_open, "region.open.size-cut",
       "A size beyond what the file holds is refused.")
{
	struct map_region *r = mutant_region_made(call);

	if (r == NULL || map_region_size(r) >= mutant_number(call, "size", 0))
		return;
	mutant_retract(call);
	mutant_refuse(call, "ValueError");
}
