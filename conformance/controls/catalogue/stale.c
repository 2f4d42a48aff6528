/* SPDX-License-Identifier: MIT
 *
 * Lengths, positions and sizes of before a resize. */
#include "../mutant.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

MUTANT(length,
	.name = "stale.length",
	.killer = "resize.shrink.extent",
	.about = OP_resize,
	.fault = "After shrinking the map has its old length.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (mutant_attempt(call) && m != NULL && m->length < length)
		m->length = length;
}

MUTANT(length_grown,
	.name = "stale.length-grown",
	.killer = "resize.grow.extent",
	.about = OP_resize,
	.fault = "After growing the map has its old length.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (mutant_attempt(call) && m != NULL && m->length > length)
		m->length = length;
}

MUTANT(file,
	.name = "stale.file",
	.killer = "resize.shrink.extent",
	.about = OP_resize,
	.fault = "Shrinking leaves the file as long as it was.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t length = m != NULL ? (int64_t)m->length : 0;

	if (mutant_attempt(call) && m != NULL && (int64_t)m->length < length && m->fd >= 0 &&
	    ftruncate(m->fd, m->offset + length) != 0)
		return;
}

MUTANT(position_moved,
	.name = "stale.position-moved",
	.killer = "resize.shrink.position-kept",
	.about = OP_resize,
	.fault = "Shrinking puts a position past the end to the end.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (mutant_attempt(call) && m != NULL && m->position > m->length)
		m->position = m->length;
}

MUTANT(read,
	.name = "stale.read",
	.killer = "resize.shrink.position-past-end-harmless",
	.about = OP_read,
	.fault = "Past the end the bytes left are length - position, which wraps.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->position > m->length)
		adapter_answer_bytes(call, m->base + m->position, 1);
	else
		mutant_real(call);
}

MUTANT(read_byte,
	.name = "stale.read-byte",
	.killer = "resize.shrink.position-past-end-refuses",
	.about = OP_read_byte,
	.fault = "read_byte notices the end only when the position is exactly there.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->position > m->length)
		adapter_answer_int(call, 0);
	else
		mutant_real(call);
}

MUTANT(write,
	.name = "stale.write",
	.killer = "resize.shrink.position-past-end-harmless",
	.about = OP_write,
	.fault = "Past the end the room left is length - position, which wraps.")
{
	struct mmapobj *m = mutant_mapping(call);
	const struct value *data = adapter_argument(call, "data");

	if (m == NULL || m->position <= m->length || data->tag != VALUE_BYTES) {
		mutant_real(call);
		return;
	}
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
	mutant_real(call);
}

MUTANT(seek,
	.name = "stale.seek",
	.killer = "resize.shrink.seek-beyond",
	.about = OP_seek,
	.also = { { OP_resize, resize_remembering } },
	.fault = "seek compares with the length of before the map shrank.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (m != NULL && longest > length && mutant_number(call, "whence", 0) != 2)
		m->length = longest;
	mutant_real(call);
	if (m != NULL)
		m->length = length;
}

MUTANT(contents,
	.name = "stale.contents",
	.killer = "resize.shrink-then-grow.zeros",
	.about = OP_resize,
	.fault = "What shrinking cut off comes back when the map grows again.")
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

MUTANT(size,
	.name = "stale.size",
	.killer = "seek.size.shrunk",
	.about = OP_size,
	.fault = "size gives no less than the map's length, though the file was cut.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (!mutant_attempt(call) || m == NULL)
		return;
	if (mutant_answered(call).number < (int64_t)m->length) {
		mutant_retract(call);
		adapter_answer_int(call, (int64_t)m->length);
	}
}

MUTANT(length_of_file,
	.name = "stale.length-of-file",
	.killer = "universal.length.kept",
	.about = OP_length,
	.fault = "The map's length follows the file when somebody else cuts it.")
{
	struct mmapobj *m = mutant_mapping(call);
	int64_t size;

	if (m != NULL && mmapobj_size(m, &size) == MMAPOBJ_OK &&
	    size - m->offset < (int64_t)m->length)
		adapter_answer_int(call, size > m->offset ? size - m->offset : 0);
	else
		mutant_real(call);
}
