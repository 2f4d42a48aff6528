/* SPDX-License-Identifier: MIT
 *
 * Items and slices outside the map that are read and written, and slices of no bytes that
 * are refused. */
#include "../mutant.h"

#include <string.h>

/* How many bytes the system maps for m. */
static int64_t mapped(const struct mmapobj *m)
{
	const int64_t page = os_page();

	return ((int64_t)m->length + page - 1) / page * page;
}

/* Do the operation as if the map went on to the end of its last page. */
static void with_last_page(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		mutant_real_with_length(call, m, (size_t)mapped(m));
}

/* Is the index, or the slice's start, a number that counts from the start? */
static bool from_start(struct adapter_call *call, const char *name)
{
	return mutant_number(call, name, -1) >= 0;
}

MUTANT(outside.get-item, get_item, "item.get.stays-inside",
       "An index after the end of the map gives what its last page has there.")
{
	if (from_start(call, "index"))
		with_last_page(call);
}

MUTANT(outside.get-item-before, get_item, "item.get.stays-inside",
       "The index -1 gives the byte before the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "index", 0) == -1)
		adapter_answer_int(call, m->base[-1]);
}

/* The byte at index length can be assigned to, and no other: a comparison that is off by
 * one, as System.Memory of Pike 8.0 has it. */
MUTANT(outside.set-item, set_item, "item.set.stays-inside",
       "The index that equals the length writes the byte after the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "index", 0) == (int64_t)m->length)
		mutant_real_with_length(call, m, m->length + 1);
}

MUTANT(outside.set-item-quiet, set_item, "item.set.stays-inside",
       "An index in the last page writes the byte there, and is reported as outside.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t index = mutant_number(call, "index", 0);

	if (m != NULL && index >= (int64_t)m->length && index < mapped(m)) {
		m->base[index] = '?';
		mutant_refuse(call, "IndexError");
	}
}

MUTANT(outside.set-item-before, set_item, "item.set.stays-inside",
       "The index -1 writes the byte before the map.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && mutant_number(call, "index", 0) == -1) {
		m->base[-1] = (unsigned char)mutant_number(call, "value", 0);
		adapter_answer_none(call);
	}
}

MUTANT(outside.get-slice, get_slice, "slice.get.stays-inside",
       "A slice that ends after the map has what the last page holds there.")
{
	if (from_start(call, "start") && from_start(call, "stop"))
		with_last_page(call);
}

MUTANT(outside.set-slice, set_slice, "slice.set.stays-inside",
       "A slice that ends after the map is written to the end of the last page.")
{
	if (from_start(call, "start") && from_start(call, "stop"))
		with_last_page(call);
}

MUTANT(outside.set-slice-start, set_slice, "slice.set.stays-inside",
       "A slice that ends after the map is moved back until it ends with the map.")
{
	struct mmapobj *m = mutant_mapping(call);
	const struct value *data = adapter_argument(call, "data");
	int64_t stop = mutant_number(call, "stop", 0);

	if (m != NULL && data->tag == VALUE_BYTES && data->size <= m->length &&
	    stop > (int64_t)m->length) {
		memcpy(m->base + m->length - data->size, data->data, data->size);
		adapter_answer_none(call);
	}
}

/* Is the slice empty, and does it begin before the map's end, or at it? */
static bool is_empty(struct adapter_call *call, bool at_end)
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t start = mutant_number(call, "start", -1);

	return m != NULL && start == mutant_number(call, "stop", -2) &&
	       (start == (int64_t)m->length) == at_end;
}

static void refuse_empty(struct adapter_call *call, bool at_end)
{
	if (is_empty(call, at_end))
		mutant_refuse(call, "ValueError");
}

MUTANT(outside.get-empty, get_slice, "slice.get.empty",
       "Reading a slice of no bytes is refused.")
{
	refuse_empty(call, false);
}

MUTANT(outside.get-empty-at-end, get_slice, "slice.get.empty-at-end",
       "Reading the slice of no bytes at the end of the map is refused.")
{
	refuse_empty(call, true);
}

MUTANT(outside.set-empty, set_slice, "slice.set.empty",
       "Writing no bytes to a slice of no bytes is refused.")
{
	refuse_empty(call, false);
}

MUTANT(outside.set-empty-at-end, set_slice, "slice.set.empty-at-end",
       "Writing no bytes to the slice of no bytes at the end of the map is refused.")
{
	refuse_empty(call, true);
}
