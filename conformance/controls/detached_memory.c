/* SPDX-License-Identifier: MIT */
#include "detached.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A number of a slice: none and left out are otherwise, one of any size is clamped. */
static bool read_bound(struct adapter_call *call, const char *name, int64_t otherwise, int64_t *out)
{
	const struct value *v = adapter_argument(call, name);

	*out = otherwise;
	if (v->tag == VALUE_BIG)
		*out = v->number < 0 ? -INT64_MAX : INT64_MAX;
	return v->tag == VALUE_NONE || v->tag == VALUE_BIG || adapter_integer(call, name, out);
}

static int64_t clamp(int64_t number, int64_t low, int64_t high)
{
	return number < low ? low : number > high ? high : number;
}

/* A bound as an index between low and high; a negative one counts from the end. */
static int64_t place(int64_t bound, int64_t size, int64_t low, int64_t high)
{
	return clamp(bound < 0 ? bound + size : bound, low, high);
}

struct slice {
	int64_t start, step, count;
};

static bool read_slice(struct adapter_call *call, const struct detached *d, struct slice *s)
{
	int64_t low, high, stop, distance;

	if (!read_bound(call, "step", 1, &s->step))
		return false;
	if (s->step == 0) {
		adapter_error(call, "ValueError", 0, "range", "a step of 0");
		return false;
	}
	/* Downwards the range begins at the last byte and ends before the first one;
	 * that end is an index of -1, which no bound can write but a far negative one. */
	s->step = clamp(s->step, -INT64_MAX, INT64_MAX);
	low = s->step < 0 ? -1 : 0;
	high = s->step < 0 ? d->size - 1 : d->size;
	if (!read_bound(call, "start", s->step < 0 ? INT64_MAX : 0, &s->start) ||
	    !read_bound(call, "stop", s->step < 0 ? -INT64_MAX : INT64_MAX, &stop))
		return false;
	s->start = place(s->start, d->size, low, high);
	stop = place(stop, d->size, low, high);
	distance = s->step < 0 ? s->start - stop : stop - s->start;
	s->count = distance <= 0 ? 0 : (distance - 1) / (s->step < 0 ? -s->step : s->step) + 1;
	return true;
}

void detached_length(struct adapter_call *call)
{
	const struct detached *d = detached_find(call, "object");

	if (d != NULL)
		adapter_answer_int(call, d->size);
}

void detached_get_slice(struct adapter_call *call)
{
	const struct detached *d = detached_find(call, "object");
	unsigned char *bytes;
	struct slice s;

	if (d == NULL || !read_slice(call, d, &s))
		return;
	if ((bytes = malloc((size_t)s.count + 1)) == NULL) {
		detached_refuse(call);
		return;
	}
	for (int64_t i = 0; i < s.count; i++)
		bytes[i] = d->bytes[s.start + i * s.step];
	adapter_answer_bytes(call, bytes, (size_t)s.count);
	free(bytes);
}

void detached_set_slice(struct adapter_call *call)
{
	struct detached *d = detached_find_writable(call, "object");
	const struct value *data = d != NULL ? detached_data(call) : NULL;
	struct slice s;

	if (data == NULL || !read_slice(call, d, &s))
		return;
	if (data->size != (size_t)s.count) {
		adapter_error(call, "IndexError", 0, "range", "the slice has another size");
		return;
	}
	for (int64_t i = 0; i < s.count; i++)
		d->bytes[s.start + i * s.step] = data->data[i];
	adapter_answer_none(call);
}

/* The byte that the argument index names; NULL after an answer. */
static unsigned char *find_item(struct adapter_call *call, const struct detached *d)
{
	int64_t index = 0;

	if (d == NULL || !read_bound(call, "index", 0, &index))
		return NULL;
	if (adapter_argument(call, "index")->tag == VALUE_NONE) {
		adapter_error(call, "TypeError", 0, "index", "an index is an integer");
		return NULL;
	}
	if (index < 0)
		index += d->size;
	if (index >= 0 && index < d->size)
		return d->bytes + index;
	adapter_error(call, "IndexError", 0, "range", "outside the mapping");
	return NULL;
}

void detached_get_item(struct adapter_call *call)
{
	const unsigned char *item = find_item(call, detached_find(call, "object"));

	if (item != NULL)
		adapter_answer_int(call, *item);
}

void detached_set_item(struct adapter_call *call)
{
	unsigned char *item = find_item(call, detached_find_writable(call, "object"));
	int64_t byte = 0;

	if (item == NULL || !adapter_integer(call, "value", &byte))
		return;
	if (byte < 0 || byte > 255) {
		adapter_error(call, "ValueError", 0, "range", "a byte is 0 to 255");
		return;
	}
	*item = (unsigned char)byte;
	adapter_answer_none(call);
}

static void search(struct adapter_call *call, bool last)
{
	const struct detached *d = detached_find(call, "mapping");
	const struct value *data = d != NULL ? detached_data(call) : NULL;
	int64_t start, end, found = -1;

	if (data == NULL || !read_bound(call, "start", d->position, &start) ||
	    !read_bound(call, "end", d->size, &end))
		return;
	start = place(start, d->size, 0, INT64_MAX); /* past the end not even nothing is found */
	end = place(end, d->size, 0, d->size) - (int64_t)data->size;
	for (int64_t i = start; i <= end && (last || found < 0); i++)
		if (memcmp(d->bytes + i, data->data, data->size) == 0)
			found = i;
	adapter_answer_int(call, found);
}

void detached_find_first(struct adapter_call *call)
{
	search(call, false);
}

void detached_find_last(struct adapter_call *call)
{
	search(call, true);
}

void detached_move(struct adapter_call *call)
{
	struct detached *d = detached_find_writable(call, "mapping");
	int64_t to = 0, from = 0, count = 0;

	if (d == NULL || !adapter_integer(call, "destination", &to) ||
	    !adapter_integer(call, "source", &from) || !adapter_integer(call, "count", &count))
		return;
	if (count < 0 || count > d->size || to < 0 || to > d->size - count || from < 0 ||
	    from > d->size - count) {
		adapter_error(call, "ValueError", 0, "range", "outside the mapping");
		return;
	}
	memmove(d->bytes + to, d->bytes + from, (size_t)count);
	adapter_answer_none(call);
}
