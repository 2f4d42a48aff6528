/* SPDX-License-Identifier: MIT */
#include "sequence.h"

#include <string.h>

/* An index within limit; false after an answer. */
static bool index_within(struct adapter_call *call, const char *name, size_t limit, size_t *out)
{
	int64_t number = 0;

	if (!adapter_integer(call, name, &number))
		return false;
	if (number < 0 || (uint64_t)number > limit) {
		adapter_error(call, "IndexError", 0, "adapter", "%s is outside the memory", name);
		return false;
	}
	*out = (size_t)number;
	return true;
}

/* A bound; left out, or none, it keeps what *out is. */
static bool bound(struct adapter_call *call, const char *name, size_t size, size_t *out)
{
	const struct value *v = adapter_argument(call, name);

	return v->tag == VALUE_NONE || v->tag == VALUE_ABSENT ||
	       index_within(call, name, size, out);
}

bool sequence_bounds(struct adapter_call *call, size_t size, size_t *first, size_t *last)
{
	const struct value *step = adapter_argument(call, "step");

	*first = 0;
	*last = size;
	if (step->tag != VALUE_ABSENT && step->tag != VALUE_NONE &&
	    !(step->tag == VALUE_INT && step->number == 1)) {
		adapter_unsupported(call, "memory has no steps");
		return false;
	}
	if (!bound(call, "start", size, first) || !bound(call, "stop", size, last))
		return false;
	if (*first <= *last)
		return true;
	adapter_error(call, "IndexError", 0, "adapter", "start is behind stop");
	return false;
}

/* A library says with a null pointer that there is no memory, or none for storing. */
static bool given(struct adapter_call *call, struct sequence part)
{
	if (part.bytes != NULL || part.size == 0)
		return true;
	adapter_error(call, "other", 0, "pointer", "null");
	return false;
}

/* Where the item is that the call names; NULL after an answer. */
static unsigned char *item(struct adapter_call *call, struct sequence part)
{
	size_t at;

	if (!given(call, part) || !index_within(call, "index", part.size, &at))
		return NULL;
	if (at < part.size)
		return part.bytes + at;
	adapter_error(call, "IndexError", 0, "adapter", "index is outside the memory");
	return NULL;
}

static void get_item(struct adapter_call *call, struct sequence part)
{
	const unsigned char *at = item(call, part);
	int64_t byte = 0;

	if (at == NULL)
		return;
	for (int64_t n = adapter_rounds(call); n > 0; n--)
		byte = *(const volatile unsigned char *)at;
	adapter_answer_int(call, byte);
}

static void set_item(struct adapter_call *call, struct sequence part)
{
	int64_t byte = 0;
	unsigned char *at;

	if (!adapter_integer(call, "value", &byte) || (at = item(call, part)) == NULL)
		return;
	if (byte < 0 || byte > 255) {
		adapter_error(call, "OverflowError", 0, "adapter", "value is no byte");
		return;
	}
	for (int64_t n = adapter_rounds(call); n > 0; n--)
		*(volatile unsigned char *)at = (unsigned char)byte;
	adapter_answer_none(call);
}

static void get_slice(struct adapter_call *call, struct sequence part)
{
	size_t first, last;

	if (given(call, part) && sequence_bounds(call, part.size, &first, &last))
		adapter_answer_bytes(call, first < last ? part.bytes + first : NULL, last - first);
}

static void set_slice(struct adapter_call *call, struct sequence part)
{
	const struct value *data = adapter_argument(call, "data");
	size_t first, last;

	if (!given(call, part) || !sequence_bounds(call, part.size, &first, &last))
		return;
	if (data->form != NULL)
		adapter_unsupported(call, "data of that kind");
	else if (data->tag != VALUE_BYTES)
		adapter_error(call, "TypeError", 0, "adapter", "data must be bytes");
	else if (data->size != last - first)
		adapter_error(call, "ValueError", 0, "adapter", "needs %zu bytes of data",
		              last - first);
	else {
		if (first < last)
			memcpy(part.bytes + first, data->data, data->size);
		adapter_answer_none(call);
	}
}

void sequence_access(struct adapter_call *call, struct sequence part)
{
	switch (adapter_asked(call)) {
	case OP_get_item: get_item(call, part); break;
	case OP_set_item: set_item(call, part); break;
	case OP_get_slice: get_slice(call, part); break;
	default: set_slice(call, part);
	}
}

bool sequence_stores(const struct adapter_call *call)
{
	return adapter_asked(call) == OP_set_item || adapter_asked(call) == OP_set_slice;
}
