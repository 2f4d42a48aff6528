/* SPDX-License-Identifier: MIT */

/* The protocol's values as the library's types. */

#include "reference_private.h"

#include <limits.h>
#include <string.h>

bool reference_int(struct adapter_call *call, const char *name, int *out)
{
	int64_t number = *out;

	if (!adapter_integer(call, name, &number))
		return false;
	if (number < INT_MIN || number > INT_MAX) {
		reference_ok(call, MMAPOBJ_OVERFLOW);
		return false;
	}
	*out = (int)number;
	return true;
}

bool reference_optional(struct adapter_call *call, const char *name, int64_t *out,
                        const int64_t **given)
{
	if (!adapter_integer(call, name, out))
		return false;
	*given = adapter_argument(call, name)->tag != VALUE_ABSENT ? out : NULL;
	return true;
}

bool reference_index(struct adapter_call *call, const char *name, int64_t *out)
{
	const struct value *v = adapter_argument(call, name);

	if (v->tag != VALUE_BIG)
		return adapter_integer(call, name, out);
	*out = v->number < 0 ? INT64_MIN : INT64_MAX;
	return true;
}

bool reference_bound(struct adapter_call *call, const char *name, int64_t *out,
                     const int64_t **given)
{
	enum value_tag tag = adapter_argument(call, name)->tag;

	*given = NULL;
	if (tag == VALUE_ABSENT || tag == VALUE_NONE)
		return true;
	*given = out;
	return reference_index(call, name, out);
}

/* A mapping's memory, which stays where it is at least until it is changed. */
static int memory_of(struct mmapobj *m, const unsigned char **data, size_t *size)
{
	struct mmapobj_view *view;
	unsigned char *memory;
	bool readonly;
	int error = mmapobj_export(m, &view);

	if (error != MMAPOBJ_OK)
		return error;
	error = mmapobj_view_memory(view, &memory, size, &readonly);
	mmapobj_view_release(view);
	*data = memory;
	return error;
}

bool reference_bytes(struct adapter_call *call, const struct value *v, const unsigned char **data,
                     size_t *size)
{
	struct reference_sequence s;

	if (v->tag == VALUE_BYTES) {
		if (v->form != NULL && strcmp(v->form, "strided") == 0) {
			adapter_error(call, "BufferError", 0, "MMAPOBJ_BUFFER",
			              "the buffer is not contiguous");
			return false;
		}
		*data = v->data;
		*size = v->size;
		return true;
	}
	if (v->tag != VALUE_HANDLE) {
		reference_type_error(call, "bytes are needed");
		return false;
	}
	if (!reference_sequence_of(call, v, &s))
		return false;
	if (s.mapping != NULL)
		return reference_ok(call, memory_of(s.mapping, data, size));
	*data = s.data;
	*size = s.size;
	return true;
}

bool reference_byte_of(const struct value *v, bool text, unsigned char *out)
{
	if (text && reference_settings.edition < MMAPOBJ_3_9) {
		if (v->tag != VALUE_BYTES || v->form != NULL || v->size != 1)
			return false;
		*out = v->data[0];
		return true;
	}
	if ((v->tag != VALUE_INT && v->tag != VALUE_BOOL) || v->number < 0 || v->number > UCHAR_MAX)
		return false;
	*out = (unsigned char)v->number;
	return true;
}

bool reference_byte(struct adapter_call *call, const char *name, bool text, unsigned char *out)
{
	const struct value *v = adapter_argument(call, name);

	if (reference_byte_of(v, text, out))
		return true;
	if (text && reference_settings.edition < MMAPOBJ_3_9)
		reference_type_error(call, "a string of length 1 is needed");
	else if (v->tag == VALUE_BIG)
		reference_ok(call, MMAPOBJ_OVERFLOW);
	else if (v->tag == VALUE_INT)
		adapter_error(call, "ValueError", 0, "MMAPOBJ_VALUE", "a byte is from 0 to 255");
	else
		reference_type_error(call, "an integer is needed");
	return false;
}
