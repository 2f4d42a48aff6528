/* SPDX-License-Identifier: MIT
 *
 * A naive search. */
#include "ask.h"

#include <string.h>

static bool matches(const struct model_object *m, int64_t at, const unsigned char *needle,
                    size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (model_byte(m, at + (int64_t)i) != needle[i])
			return false;
	return true;
}

/* In a shared map of a file, pages of zeros can be skipped if the needle does not begin with a
 * zero. */
static bool skips(const struct model_object *m, const unsigned char *needle, size_t size)
{
	return size > 0 && needle[0] != 0 && !m->private && m->file != NULL;
}

static int64_t lowest(const struct model_object *m, int64_t low, int64_t high,
                      const unsigned char *needle, size_t size)
{
	for (int64_t at = low; at + (int64_t)size <= high; at++) {
		if (skips(m, needle, size))
			at = sparse_next(m->file->bytes, m->offset + at, m->offset + high) -
			     m->offset;
		if (at + (int64_t)size <= high && matches(m, at, needle, size))
			return at;
	}
	return -1;
}

static int64_t highest(const struct model_object *m, int64_t low, int64_t high,
                       const unsigned char *needle, size_t size)
{
	for (int64_t at = high - (int64_t)size; at >= low; at--) {
		if (skips(m, needle, size))
			at = sparse_previous(m->file->bytes, m->offset + low, m->offset + at + 1) -
			     m->offset - 1;
		if (at >= low && matches(m, at, needle, size))
			return at;
	}
	return -1;
}

/* A short range is copied, which is quicker than byte by byte. */
static int64_t look(const struct asking *k, int64_t low, int64_t high, const struct value *needle)
{
	static unsigned char bytes[1 << 14];
	size_t size = (size_t)(high - low), n = needle->size;
	bool down = k->q->op == OP_rfind;

	if (n == 0 || size > sizeof(bytes))
		return (down ? highest : lowest)(k->map, low, high, needle->data, n);
	model_copy(k->map, low, bytes, size);
	for (size_t i = 0; i + n <= size; i++) {
		size_t at = down ? size - n - i : i;

		if (bytes[at] == needle->data[0] && memcmp(bytes + at, needle->data, n) == 0)
			return low + (int64_t)at;
	}
	return -1;
}

/* A bound as in a slice, but not limited to the end of the map. */
static wide bound(struct asking *k, unsigned at, wide left_out)
{
	int64_t n = 0;
	enum reading r = number(k, at, &n);
	wide place = n;

	if (r == LEFT_OUT || r == NO_VALUE || r == WRONG) {
		k->plain = k->plain && r == LEFT_OUT;
		if (r == NO_VALUE)
			may_refuse(k, TYPE_ERROR);
		return left_out;
	}
	if (r == TOO_LOW || r == TOO_HIGH)
		may_refuse(k, OVERFLOW_ERROR);
	if (place > k->map->length)
		k->plain = false;
	if (place < 0)
		place += k->map->length;
	return place < 0 ? 0 : place;
}

/* The result of a search between low and high, which touches these bytes.  If they are more than
 * MODEL_MOST, the call is only sent if the needle is near the beginning of the search. */
static struct value search(struct asking *k, wide low, wide high)
{
	const struct value *needle = argument(k, 1);
	enum { NEAR = 1 << 14 };
	bool forward = k->q->op == OP_find, far = high - low > MODEL_MOST;
	wide first = !forward && far ? high - NEAR : low;
	wide end = forward && far ? low + NEAR : high;
	int64_t found;

	if (needle->size > 0)
		touches(k, low, high);
	if (k->a->must != 0 || k->a->undefined || low > high)
		return value_int(-1);
	found = look(k, (int64_t)first, (int64_t)end, needle);
	k->a->undefined = far && found < 0;
	return value_int(found);
}

void ask_find(struct asking *k)
{
	const unsigned char *data;
	size_t size;
	wide low, high = k->map->length;
	bool from_position =
	    argument(k, 2)->tag == VALUE_ABSENT || argument(k, 2)->tag == VALUE_NONE;

	needs_open(k);
	low = bound(k, 2, 0);
	if (argument(k, 3)->tag != VALUE_ABSENT) {
		if (k->rules->python != 0 && !python(k, 206))
			refuse(k, TYPE_ERROR, "python2.4/67 python-docs/80");
		wide end = bound(k, 3, high);

		high = end < high ? end : high;
	}
	if (!bytes(k, 1, &data, &size)) {
		/* What is not refused may be searched for. */
		if (k->a->must == 0)
			touches(k, low, high);
		return;
	}
	k->plain = k->plain && size > 0 && low <= high;
	gives(k, search(k, low, high), "python2.4/65 python3.13/24 python-docs/38");
	/* The default start is the position or 0. */
	if (from_position && (k->rules->python == 0 || python(k, 205)))
		gives_either(k, k->a->value, search(k, k->map->position, high),
		             "python3.13/23 python-docs/37 python-docs/38");
	k->a->any_value = model_open(k->map);
	k->a->bytes_of_map = false;
}

void ask_rfind(struct asking *k)
{
	ask_find(k);
}
