/* SPDX-License-Identifier: MIT */

/* Items and slices of everything that has bytes. */

#include "reference_private.h"

#include "memory.h"

#include <stdlib.h>

bool reference_sequence_of(struct adapter_call *call, const struct value *v,
                           struct reference_sequence *out)
{
	int error = MMAPOBJ_OK;

	*out = (struct reference_sequence){ 0 };
	out->mapping = adapter_peek(call, v, &reference_mapping_class);
	if (out->mapping != NULL || reference_view_find(call, v, out, &error) ||
	    reference_region_find(call, v, out, &error) || reference_go_find(call, v, out, &error))
		return reference_ok(call, error);
	reference_type_error(call, "this object is no sequence of bytes");
	return false;
}

static bool object(struct adapter_call *call, struct reference_sequence *out)
{
	return reference_sequence_of(call, adapter_argument(call, "object"), out);
}

/* Whether an item is a string of length 1. */
static bool has_text_items(const struct reference_sequence *s)
{
	return !s->go && reference_settings.edition < MMAPOBJ_3_9;
}

/* Go indexes from the beginning only. */
static int find_item(const struct reference_sequence *s, int64_t index, size_t *at)
{
	return s->go && index < 0 ? MMAPOBJ_INDEX : memory_index(s->size, index, at);
}

void reference_length(struct adapter_call *call)
{
	struct reference_sequence s;
	int64_t length;

	if (!object(call, &s))
		return;
	length = (int64_t)s.size;
	if (s.mapping == NULL || reference_ok(call, mmapobj_length(s.mapping, &length)))
		adapter_answer_int(call, length);
}

static int get_item(const struct reference_sequence *s, int64_t index, unsigned char *out)
{
	size_t at;
	int error;

	if (s->mapping != NULL)
		return mmapobj_get_item(s->mapping, index, out);
	error = find_item(s, index, &at);
	return error != MMAPOBJ_OK ? error : mmapobj_load(out, s->data + at, 1);
}

void reference_get_item(struct adapter_call *call)
{
	struct reference_sequence s;
	unsigned char byte;
	int64_t index = 0;

	if (!object(call, &s) || !reference_index(call, "index", &index) ||
	    !reference_ok(call, get_item(&s, index, &byte)))
		return;
	if (has_text_items(&s))
		adapter_answer_bytes(call, &byte, 1);
	else
		adapter_answer_int(call, byte);
}

static int set_item(const struct reference_sequence *s, int64_t index, unsigned char byte)
{
	size_t at;
	int error;

	if (s->mapping != NULL)
		return mmapobj_set_item(s->mapping, index, byte);
	if (s->readonly)
		return MMAPOBJ_TYPE;
	error = find_item(s, index, &at);
	return error != MMAPOBJ_OK ? error : mmapobj_store(s->data + at, &byte, 1);
}

/* Whether the item could be set at all: this comes before the value is looked at. */
static int check_item(const struct reference_sequence *s, int64_t index)
{
	unsigned char byte;
	int error;

	if (s->mapping != NULL)
		error = mmapobj_move(s->mapping, 0, 0, 0);
	else
		error = s->readonly ? MMAPOBJ_TYPE : MMAPOBJ_OK;
	return error != MMAPOBJ_OK ? error : get_item(s, index, &byte);
}

void reference_set_item(struct adapter_call *call)
{
	struct reference_sequence s;
	unsigned char byte;
	int64_t index = 0;

	if (!object(call, &s) || !reference_index(call, "index", &index))
		return;
	if (reference_byte_of(adapter_argument(call, "value"), has_text_items(&s), &byte))
		reference_done(call, set_item(&s, index, byte));
	else if (reference_ok(call, check_item(&s, index)))
		reference_byte(call, "value", has_text_items(&s), &byte);
}

/* --- slices --------------------------------------------------------------- */

struct bounds {
	int64_t start, stop, step;
	struct mmapobj_slice slice;
};

static bool read_slice(struct adapter_call *call, struct bounds *b)
{
	return reference_bound(call, "start", &b->start, &b->slice.start) &&
	       reference_bound(call, "stop", &b->stop, &b->slice.stop) &&
	       reference_bound(call, "step", &b->step, &b->slice.step);
}

/* A slice of memory.  Go's has no step, and bounds that lie within and in order. */
static int find_slice(const struct reference_sequence *s, struct mmapobj_slice slice,
                      struct memory_range *range)
{
	int64_t size = (int64_t)s->size;
	int64_t start = slice.start != NULL ? *slice.start : 0;
	int64_t stop = slice.stop != NULL ? *slice.stop : size;

	if (s->go && slice.step != NULL)
		return MMAPOBJ_TYPE;
	if (s->go && (start < 0 || stop > size || start > stop))
		return MMAPOBJ_INDEX;
	return memory_slice(s->size, slice, range);
}

static int slice_size(const struct reference_sequence *s, struct mmapobj_slice slice, size_t *size)
{
	struct memory_range range;
	int error;

	if (s->mapping != NULL)
		return mmapobj_slice_size(s->mapping, slice, size);
	if ((error = find_slice(s, slice, &range)) == MMAPOBJ_OK)
		*size = range.count;
	return error;
}

static int get_slice(const struct reference_sequence *s, struct mmapobj_slice slice,
                     unsigned char *data)
{
	struct memory_range range;
	int error;

	if (s->mapping != NULL)
		return mmapobj_get_slice(s->mapping, slice, data);
	error = find_slice(s, slice, &range);
	return error != MMAPOBJ_OK ? error : memory_load(true, s->data, range, data);
}

void reference_get_slice(struct adapter_call *call)
{
	struct reference_sequence s;
	struct bounds b;
	unsigned char *data;
	size_t size;

	if (!object(call, &s) || !read_slice(call, &b) ||
	    !reference_ok(call, slice_size(&s, b.slice, &size)))
		return;
	data = malloc(size > 0 ? size : 1);
	if (reference_ok(call, data != NULL ? get_slice(&s, b.slice, data) : MMAPOBJ_MEMORY))
		adapter_answer_bytes(call, data, size);
	free(data);
}

static int set_slice(const struct reference_sequence *s, struct mmapobj_slice slice,
                     const unsigned char *data, size_t size)
{
	struct memory_range range;
	int error;

	if (s->mapping != NULL)
		return mmapobj_set_slice(s->mapping, slice, data, size);
	if (s->readonly)
		return MMAPOBJ_TYPE;
	error = find_slice(s, slice, &range);
	return error != MMAPOBJ_OK ? error : memory_store(true, s->data, range, data, size);
}

void reference_set_slice(struct adapter_call *call)
{
	struct reference_sequence s;
	struct bounds b;
	const unsigned char *data;
	size_t size;

	if (object(call, &s) && read_slice(call, &b) &&
	    reference_bytes(call, adapter_argument(call, "data"), &data, &size))
		reference_done(call, set_slice(&s, b.slice, data, size));
}
