/* SPDX-License-Identifier: MIT */
#include "detached.h"

#include <string.h>

/* Answer with the next count bytes and step over them. */
static void answer_next(struct adapter_call *call, struct detached *d, int64_t count)
{
	adapter_answer_bytes(call, d->bytes + d->position, (size_t)count);
	d->position += count;
}

void detached_read(struct adapter_call *call)
{
	struct detached *d = detached_find(call, "mapping");
	int64_t count = -1;

	if (d == NULL)
		return;
	if (adapter_argument(call, "count")->tag != VALUE_NONE &&
	    !adapter_integer(call, "count", &count))
		return;
	if (count < 0 || count > d->size - d->position)
		count = d->size - d->position;
	answer_next(call, d, count);
}

void detached_readline(struct adapter_call *call)
{
	struct detached *d = detached_find(call, "mapping");
	const unsigned char *here, *newline;
	int64_t rest;

	if (d == NULL)
		return;
	rest = d->size - d->position;
	here = d->bytes + d->position;
	newline = memchr(here, '\n', (size_t)rest);
	answer_next(call, d, newline != NULL ? newline - here + 1 : rest);
}

/* True when count bytes fit behind the position; false after an answer. */
static bool has_room(struct adapter_call *call, const struct detached *d, size_t count)
{
	if (count <= (size_t)(d->size - d->position))
		return true;
	adapter_error(call, "ValueError", 0, "range", "past the end of the mapping");
	return false;
}

void detached_read_byte(struct adapter_call *call)
{
	struct detached *d = detached_find(call, "mapping");

	if (d != NULL && has_room(call, d, 1))
		adapter_answer_int(call, d->bytes[d->position++]);
}

void detached_write(struct adapter_call *call)
{
	struct detached *d = detached_find_writable(call, "mapping");
	const struct value *data = d != NULL ? detached_data(call) : NULL;

	if (data == NULL || !has_room(call, d, data->size))
		return;
	memcpy(d->bytes + d->position, data->data, data->size);
	d->position += (int64_t)data->size;
	adapter_answer_int(call, (int64_t)data->size);
}

void detached_write_byte(struct adapter_call *call)
{
	struct detached *d = detached_find_writable(call, "mapping");
	int64_t byte = 0;

	if (d == NULL || !adapter_integer(call, "byte", &byte))
		return;
	if (byte < 0 || byte > 255)
		adapter_error(call, "OverflowError", 0, "range", "a byte is 0 to 255");
	else if (has_room(call, d, 1)) {
		d->bytes[d->position++] = (unsigned char)byte;
		adapter_answer_none(call);
	}
}

void detached_seek(struct adapter_call *call)
{
	struct detached *d = detached_find(call, "mapping");
	int64_t step = 0, whence = 0, base;

	if (d == NULL || !adapter_integer(call, "position", &step) ||
	    !adapter_integer(call, "whence", &whence))
		return;
	base = whence == 0 ? 0 : whence == 1 ? d->position : d->size;
	if (whence < 0 || whence > 2 || step < -base || step > d->size - base) {
		adapter_error(call, "ValueError", 0, "range", "outside the mapping");
		return;
	}
	d->position = base + step;
	adapter_answer_int(call, d->position);
}

void detached_tell(struct adapter_call *call)
{
	const struct detached *d = detached_find(call, "mapping");

	if (d != NULL)
		adapter_answer_int(call, d->position);
}

void detached_seekable(struct adapter_call *call)
{
	if (detached_find(call, "mapping") != NULL)
		adapter_answer_bool(call, true);
}
