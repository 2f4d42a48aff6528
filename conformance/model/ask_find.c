/* SPDX-License-Identifier: MIT
 *
 * A naive search. */
#include "ask.h"

#include <stdlib.h>
#include <string.h>

/* Narrow the range of a search: in a shared map of a file, pages of zeros can be skipped if the
 * needle does not begin with a zero. */
static void skip_zeros(const struct model_object *m, const struct value *needle, bool down,
                       int64_t *low, int64_t *high)
{
	int64_t starts = *high - (int64_t)needle->size + 1; /* the end of where it can begin */

	if (needle->data[0] == 0 || m->private || m->file == NULL)
		return;
	if (down)
		*high += sparse_previous(m->file->bytes, m->offset + *low, m->offset + starts) -
		         m->offset - starts;
	else
		*low = sparse_next(m->file->bytes, m->offset + *low, m->offset + *high) - m->offset;
}

/* Where the needle is in the bytes, -1 if it is not. */
static int64_t place(const unsigned char *bytes, size_t size, const struct value *needle, bool down)
{
	size_t n = needle->size;

	for (size_t i = 0; i + n <= size; i++) {
		size_t at = down ? size - n - i : i;

		if (bytes[at] == needle->data[0] && memcmp(bytes + at, needle->data, n) == 0)
			return (int64_t)at;
	}
	return -1;
}

/* Copy the map piece by piece.  Each piece shares with the next one what is too short for the
 * needle. */
static int64_t look(const struct asking *k, int64_t low, int64_t high, const struct value *needle)
{
	bool down = k->q->op == OP_rfind;
	int64_t n = (int64_t)needle->size, room = n + (1 << 14), size = 0, found = -1;
	unsigned char *bytes = malloc((size_t)room);

	if (bytes == NULL)
		abort();
	for (; found < 0; high -= down ? size - n + 1 : 0, low += down ? 0 : size - n + 1) {
		int64_t first;

		skip_zeros(k->map, needle, down, &low, &high);
		if (high - low < n)
			break;
		size = high - low < room ? high - low : room;
		first = down ? high - size : low;
		model_copy(k->map, first, bytes, (size_t)size);
		found = place(bytes, (size_t)size, needle, down);
		found += found >= 0 ? first : 0;
	}
	free(bytes);
	return found;
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
	if (needle->size == 0)
		return value_int((int64_t)(forward ? low : high));
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
