/* SPDX-License-Identifier: MIT
 *
 * Nothing: lengths, files and ranges of no bytes. */
#include "../mutant.h"

#include <unistd.h>

MUTANT(length_refused,
	.name = "zero.length-refused",
	.killer = "map.length.zero",
	.about = OP_map_fd,
	.fault = "Length 0 is refused.")
{
	if (mutant_number(call, "length", 1) == 0)
		mutant_refuse(call, "ValueError");
	else
		mutant_real(call);
}

MUTANT(length_page,
	.name = "zero.length-page",
	.killer = "map.length.zero",
	.about = OP_map_fd,
	.fault = "Length 0 maps one page.")
{
	struct mmapobj *m;

	if (mutant_attempt(call) && mutant_number(call, "length", 1) == 0 &&
	    (m = mutant_made(call)) != NULL)
		m->length = (size_t)adapter_os_page();
}

MUTANT(length_opened,
	.name = "zero.length-opened",
	.killer = "map.length.zero-now",
	.about = OP_map_fd,
	.fault = "Length 0 takes the size that the file had when it was first mapped.")
{
	static int64_t first;
	struct mmapobj *m;

	if (!mutant_attempt(call) || (m = mutant_made(call)) == NULL)
		return;
	if (first == 0)
		first = (int64_t)m->length;
	else if (first < (int64_t)m->length)
		m->length = (size_t)first;
}

MUTANT(empty_file,
	.name = "zero.empty-file",
	.killer = "map.length.zero-empty",
	.about = OP_map_fd,
	.fault = "Length 0 of an empty file gives anonymous memory.")
{
	mutant_real(call);
	if (!mutant_failed(call, "ValueError") || mutant_number(call, "length", 1) != 0)
		return;
	mutant_retract(call);
	mutant_set_int(call, "fileno", -1);
	mutant_set_int(call, "length", adapter_os_page());
	mutant_real(call);
}

/* What is no region: every question about it is refused. */
static const struct adapter_class empty_class = { "empty region", NULL };

MUTANT(empty_region,
	.name = "zero.empty-region",
	.killer = "region.open.empty-file",
	.about = OP_region_open,
	.fault = "A region of an empty file is one of nothing.")
{
	mutant_real(call);
	if (!mutant_failed(call, "ValueError") || mutant_number(call, "offset", 1) != 0)
		return;
	mutant_retract(call);
	adapter_keep(call, &empty_class, (void *)&empty_class);
}

MUTANT(resize,
	.name = "zero.resize",
	.killer = "resize.zero",
	.about = OP_resize,
	.fault = "Resizing to 0 empties the file and is then refused.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->fd >= 0 && mutant_number(call, "size", 1) == 0 &&
	    ftruncate(m->fd, m->offset) != 0)
		return;
	mutant_real(call);
}

MUTANT(resize_nothing,
	.name = "zero.resize-nothing",
	.killer = "resize.zero",
	.about = OP_resize,
	.fault = "Resizing to 0 does nothing and says nothing.")
{
	if (mutant_mapping(call) != NULL && mutant_number(call, "size", 1) == 0)
		adapter_answer_none(call);
	else
		mutant_real(call);
}

MUTANT(read,
	.name = "zero.read",
	.killer = "read.count.every",
	.about = OP_read,
	.fault = "read of 0 bytes reads to the end.")
{
	if (mutant_number(call, "count", 1) == 0)
		mutant_set_int(call, "count", -1);
	mutant_real(call);
}

MUTANT(slice,
	.name = "zero.slice",
	.killer = "slice.set.size",
	.about = OP_set_slice,
	.fault = "No bytes at all can be assigned to any slice.")
{
	const struct value *data = adapter_argument(call, "data");

	if (mutant_mapping(call) != NULL && data->tag == VALUE_BYTES && data->size == 0)
		adapter_answer_none(call);
	else
		mutant_real(call);
}

MUTANT(advise,
	.name = "zero.advise",
	.killer = "advise.length.zero",
	.about = OP_madvise,
	.fault = "A length of 0 means all that follows.")
{
	if (mutant_number(call, "length", 1) == 0)
		mutant_omit(call, "length");
	mutant_real(call);
}

MUTANT(anonymous,
	.name = "zero.go-anonymous",
	.killer = "go.anon.length",
	.about = OP_go_map_region,
	.fault = "ANON with a length of 0 gives one page.")
{
	if ((mutant_number(call, "flags", 0) & GO_MAP_ANON) != 0 &&
	    mutant_number(call, "length", 1) <= 0)
		mutant_set_int(call, "length", adapter_os_page());
	mutant_real(call);
}

MUTANT(region_size,
	.name = "zero.region-uncut",
	.killer = "region.open.size-cut",
	.about = OP_region_open,
	.fault = "A size beyond what the file holds is refused.")
{
	struct map_region *r;
	struct value v;
	int64_t size;

	if (!mutant_attempt(call))
		return;
	v = mutant_answered(call);
	r = reference_find_region(call, &v);
	if (r == NULL || map_region_size(r, &size) != MMAPOBJ_OK ||
	    size >= mutant_number(call, "size", 0))
		return;
	mutant_retract(call);
	mutant_refuse(call, "ValueError");
}
