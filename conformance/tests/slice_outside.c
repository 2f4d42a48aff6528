/* SPDX-License-Identifier: MIT
 *
 * Slices that leave the map: whatever a library does with them, it stays inside the map. */
#include "outside.h"

/* A slice, the bytes that are written to it, and the part of the map that may change. */
struct slice {
	int64_t start, stop, size, from, to;
};

enum { SLICES = 17 };

static struct slice slice_outside(int64_t length, int i)
{
	const int64_t p = page(), n = length, far = (int64_t)1 << 31, farther = (int64_t)1 << 62;
	const struct slice slices[SLICES] = {
		/* They begin inside and end outside. */
		{ n - 3, n + 3, 6, n - 3, n },
		{ n - 3, n + 3, 3, n - 3, n },
		{ n - 1, n + 1, 2, n - 1, n },
		{ 2, n + p, n + p - 2, 2, n },
		{ 1, far, 4, 1, n },
		{ 1, farther, 4, 1, n },
		/* They begin outside. */
		{ n, n + 4, 4, n, n },
		{ n + 1, n + 5, 4, n, n },
		{ n + p, n + p + 4, 4, n, n },
		{ far, far + 4, 4, n, n },
		{ farther, farther + 4, 4, n, n },
		/* They begin before the map, or count from its end. */
		{ -1, 2, 3, 0, n },
		{ -4, -1, 3, 0, n },
		{ -n - 5, -n - 1, 4, 0, n },
		{ -n - 1, 2, 3, 0, n },
		/* Their bounds are reversed. */
		{ 5, 2, 3, 0, n },
		{ n + 3, 1, 2, 0, n },
	};

	return slices[i];
}

/* A slice that was read has only bytes of the map, one after the other.  If it begins inside
 * and ends outside, it has all bytes from its start on. */
static void expect_part(const struct outside *o, const struct slice *s, const struct answer *a)
{
	const bool clipped = s->start >= 0 && s->start < o->length && s->stop > o->length;

	if (clipped)
		expect_bytes(a, o->model + s->start, (size_t)(o->length - s->start));
	else
		expect(a->value.size == 0 || memmem(o->model, (size_t)o->length, a->value.data,
						    a->value.size) != NULL,
		       "%.80s: expected an error or bytes of the map, found %.40s", asked(a),
		       answered(a));
}

REQUIREMENT(slice.get.stays-inside, get_slice, "universal/51 universal/53",
	"Reading a slice that leaves the map must be refused or give only bytes of the map, and "
	"must not crash.", .needs = NEEDS_GROWTH)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(READ, outside_length(i));

		expect_outside(&o);
		for (int j = 0; j < SLICES; j++) {
			const struct slice s = slice_outside(o.length, j);
			const struct answer *a = ASK(get_slice, o.m, I(s.start), I(s.stop));

			if (a->ok)
				expect_part(&o, &s, a);
		}
		expect_outside(&o);
	}
}

/* Write "!!!" to the map from index at on, which is inside. */
static void set_inside(struct outside *o, int64_t at)
{
	store(o->m, at, "!!!");
	memset(o->model + at, '!', 3);
	expect_outside(o);
}

REQUIREMENT(slice.set.stays-inside, set_slice, "universal/52 universal/53",
	"Writing a slice that leaves the map must change no byte outside the map, nor before the "
	"slice's start, and must not crash.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(WRITE, outside_length(i));

		set_inside(&o, o.length - 3);
		for (int j = 0; j < SLICES; j++) {
			const struct slice s = slice_outside(o.length, j);
			unsigned char *bytes = span_of('?', s.size);
			const struct answer *a = ASK(set_slice, o.m, I(s.start), I(s.stop), NONE,
						     BYTES(bytes, (size_t)s.size));

			if (a->ok)
				outside_renew(&o, a, s.from, s.to);
			expect_outside(&o);
		}
		set_inside(&o, 2);
	}
}
