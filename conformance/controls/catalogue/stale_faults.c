/* SPDX-License-Identifier: MIT
 *
 * Lengths, positions and sizes of before a resize. */
#include "../mutant.h"

#include <string.h>

MUTANT(stale.length, resize, "grid.resize.size",
       "After shrinking the map has its old length.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (mutant_attempt(call) && m != NULL && m->length < length)
		m->length = length;
}

MUTANT(stale.length-grown, resize, "grid.resize.size",
       "After growing the map has its old length.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (mutant_attempt(call) && m != NULL && m->length > length)
		m->length = length;
}

MUTANT(stale.file, resize, "grid.resize.size",
       "Shrinking leaves the file as long as it was.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t length = m != NULL ? (int64_t)m->length : 0;

	if (mutant_attempt(call) && m != NULL && (int64_t)m->length < length)
		mutant_end_file(m, length);
}

MUTANT(stale.position-moved, resize, "grid.resize.mapping",
       "Shrinking puts a position past the end to the end.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->position > m->length)
		m->position = m->length;
}

MUTANT(stale.read, read, "grid.read.mapping",
       "Past the end the bytes left are length - position, which wraps.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->position > m->length)
		adapter_answer_bytes(call, m->base + m->position, 1);
}

MUTANT(stale.read-byte, read_byte, "grid.read_byte.mapping",
       "read_byte notices the end only when the position is exactly there.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->position > m->length)
		adapter_answer_int(call, 0);
}

MUTANT(stale.write, write, "grid.write.mapping",
       "Past the end the room left is length - position, which wraps.")
{
	struct mmapobj *m = mutant_mapping(call);
	const struct value *data = adapter_argument(call, "data");

	if (m == NULL || m->position <= m->length || data->tag != VALUE_BYTES)
		return;
	memcpy(m->base + m->position, data->data, data->size);
	adapter_answer_int(call, (int64_t)data->size);
}

/* The longest that the one map of a test was. */
static size_t longest;

static void resize_remembering(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->length > longest)
		longest = m->length;
}

MUTANT(stale.seek, seek, "grid.seek.position",
       "seek compares with the length of before the map shrank.",
       .also = { { OP_resize, resize_remembering } })
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && longest > m->length && mutant_number(call, "whence", 0) != 2)
		mutant_real_with_length(call, m, longest);
}

MUTANT(stale.contents, resize, "grid.resize.mapping",
       "What shrinking cut off comes back when the map grows again.")
{
	static unsigned char old;
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;
	int64_t size = mutant_number(call, "size", 0);

	if (m != NULL && size > 0 && size < (int64_t)length)
		old = m->base[size];
	if (mutant_attempt(call) && m != NULL && m->length > length)
		m->base[length] = old;
}

MUTANT(stale.size, size, "grid.size.mapping",
       "size gives no less than the map's length, though the file was cut.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && mutant_answered(call).number < (int64_t)m->length)
		mutant_answer_int(call, (int64_t)m->length);
}

MUTANT(stale.length-of-file, length, "universal.length.kept",
       "The map's length follows the file when somebody else cuts it.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size;

	if (m != NULL && mmapobj_size(m, &size) == MMAPOBJ_OK &&
	    size - m->offset < (int64_t)m->length)
		adapter_answer_int(call, size > m->offset ? size - m->offset : 0);
}

MUTANT(stale.resized-anonymous, resize, "resize.anonymous.private",
       "Anonymous memory that is resized loses its bytes.")
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->anonymous)
		memset(m->base, 0, m->length);
}
