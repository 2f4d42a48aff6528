/* SPDX-License-Identifier: MIT */

/* A Python mapping as a file. */

#include "reference_private.h"

static bool is_old(void)
{
	return reference_settings.edition < MMAPOBJ_3_9;
}

static struct mmapobj *mapping(struct adapter_call *call)
{
	return adapter_object(call, "mapping", &reference_mapping_class);
}

/* How many bytes to read: all when nothing was said, which edition 2.4 does not allow. */
static bool read_count(struct adapter_call *call, int64_t *count)
{
	enum value_tag tag = adapter_argument(call, "count")->tag;

	if (tag != VALUE_ABSENT && (tag != VALUE_NONE || is_old()))
		return adapter_integer(call, "count", count);
	if (is_old())
		reference_type_error(call, "count is needed");
	return !is_old();
}

void reference_read(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	const unsigned char *data;
	int64_t count = -1;
	size_t size;

	if (m == NULL || !read_count(call, &count))
		return;
	if (reference_ok(call, mmapobj_read(m, count, &data, &size)))
		adapter_answer_bytes(call, data, size);
}

void reference_read_byte(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	unsigned char byte;

	if (m == NULL || !reference_ok(call, mmapobj_read_byte(m, &byte)))
		return;
	if (is_old())
		adapter_answer_bytes(call, &byte, 1);
	else
		adapter_answer_int(call, byte);
}

void reference_readline(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	const unsigned char *data;
	size_t size;

	if (m != NULL && reference_ok(call, mmapobj_readline(m, &data, &size)))
		adapter_answer_bytes(call, data, size);
}

void reference_write(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	const unsigned char *data;
	size_t size;

	if (m == NULL || !reference_bytes(call, adapter_argument(call, "data"), &data, &size) ||
	    !reference_ok(call, mmapobj_write(m, data, size)))
		return;
	if (is_old())
		adapter_answer_none(call);
	else
		adapter_answer_int(call, (int64_t)size);
}

void reference_write_byte(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	unsigned char byte;

	if (m != NULL && reference_byte(call, "byte", true, &byte))
		reference_done(call, mmapobj_write_byte(m, byte));
}

void reference_seek(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t offset = 0, position;
	int whence = 0;

	if (m == NULL || !adapter_integer(call, "position", &offset) ||
	    !reference_int(call, "whence", &whence) ||
	    !reference_ok(call, mmapobj_seek(m, offset, whence, &position)))
		return;
	if (reference_settings.edition < MMAPOBJ_3_13)
		adapter_answer_none(call);
	else
		adapter_answer_int(call, position);
}

void reference_tell(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t position;

	if (m != NULL && reference_ok(call, mmapobj_tell(m, &position)))
		adapter_answer_int(call, position);
}

/* Every mapping is; a closed one has no answer. */
void reference_seekable(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t position;

	if (m != NULL && reference_ok(call, mmapobj_tell(m, &position)))
		adapter_answer_bool(call, true);
}

void reference_size(struct adapter_call *call)
{
	struct mmapobj *m = mapping(call);
	int64_t size;

	if (m != NULL && reference_ok(call, mmapobj_size(m, &size)))
		adapter_answer_int(call, size);
}
