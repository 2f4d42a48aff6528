/* SPDX-License-Identifier: MIT
 *
 * Items and slices outside the map, and slices of no bytes: whatever a library does with them,
 * it stays inside the map. */
#include "outside.h"

enum { INDEXES = 12 };

/* Indexes outside a map of that length: at its end, in its last page, in the next one, after
 * the file, and before its start.  A language may count negative ones from the end. */
static int64_t index_outside(int64_t length, int i)
{
	const int64_t p = page(), indexes[INDEXES] = {
		length,
		length + 1,
		length + p - 6,
		length + p,
		(int64_t)1 << 31,
		((int64_t)1 << 32) + length,
		(int64_t)1 << 62,
		-1,
		-length - 1,
		-length - p,
		-((int64_t)1 << 31) - 1,
		-((int64_t)1 << 62),
	};

	return indexes[i];
}

/* A byte that was read is one of the map's, which are letters. */
static void expect_letter(const struct answer *a)
{
	int64_t byte = a->value.number;

	if (a->value.tag == VALUE_BYTES)
		byte = a->value.size == 1 ? a->value.data[0] : -1;
	expect(byte >= 'a' && byte < 'a' + 23,
	       "%.80s: expected an error or a byte of the map, found %.40s", asked(a), answered(a));
}

REQUIREMENT(item.get.stays-inside, get_item, "universal/51 universal/53",
	"Reading an item outside the map must be refused or give a byte of the map, and must not "
	"crash.", .needs = NEEDS_GROWTH)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(READ, outside_length(i));

		expect_byte(CALL(get_item, o.m, I(o.length - 1)), o.model[o.length - 1]);
		for (int j = 0; j < INDEXES; j++) {
			const struct answer *a = ASK(get_item, o.m, I(index_outside(o.length, j)));

			if (a->ok)
				expect_letter(a);
		}
		expect_byte(CALL(get_item, o.m, I(2)), 'c');
		expect_outside(&o);
	}
}

/* Write '!' to index at of the map, which is inside. */
static void set_inside(struct outside *o, int64_t at)
{
	expect_ok(CALL(set_item, o->m, I(at), byte_argument('!')));
	o->model[at] = '!';
	expect_outside(o);
}

REQUIREMENT(item.set.stays-inside, set_item, "universal/52 universal/53",
	"Writing an item outside the map must change no byte outside the map and at most one byte "
	"of it, and must not crash.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(WRITE, outside_length(i));

		set_inside(&o, o.length - 1);
		for (int j = 0; j < INDEXES; j++) {
			const struct answer *a =
			    ASK(set_item, o.m, I(index_outside(o.length, j)), byte_argument('?'));

			if (a->ok)
				expect(outside_renew(&o, a, 0, o.length) <= 1,
				       "%.80s: expected at most one changed byte", asked(a));
			expect_outside(&o);
		}
		set_inside(&o, 2);
	}
}

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
static void set_slice_inside(struct outside *o, int64_t at)
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

		set_slice_inside(&o, o.length - 3);
		for (int j = 0; j < SLICES; j++) {
			const struct slice s = slice_outside(o.length, j);
			unsigned char *bytes = span_of('?', s.size);
			const struct answer *a = ASK(set_slice, o.m, I(s.start), I(s.stop), NONE,
			                             BYTES(bytes, (size_t)s.size));

			if (a->ok)
				outside_renew(&o, a, s.from, s.to);
			expect_outside(&o);
		}
		set_slice_inside(&o, 2);
	}
}

/* Read the slice of no bytes at index at of a map. */
static void get_nothing(int64_t at)
{
	struct arg m = map_bytes(READ, "abcdefg");

	EXPECT_BYTES(CALL(get_slice, m, I(2), I(4)), "cd");
	EXPECT_BYTES(CALL(get_slice, m, I(at), I(at)), "");
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(7)), "abcdefg");
}

REQUIREMENT(slice.get.empty, get_slice, "universal/54",
	"A slice whose bounds are equal must give no bytes.")
{
	get_nothing(2);
	get_nothing(0);
}

REQUIREMENT(slice.get.empty-at-end, get_slice, "universal/54",
	"A slice whose bounds are both the map's length must give no bytes.")
{
	get_nothing(7);
}

enum { END = -1 };

/* Write no bytes to the slice of no bytes at index at of a map, or at its END. */
static void set_nothing(int64_t at)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(WRITE, outside_length(i));
		const int64_t where = at == END ? o.length : at;

		store(o.m, 2, "!!");
		memset(o.model + 2, '!', 2);
		expect_outside(&o);
		expect_ok(CALL(set_slice, o.m, I(where), I(where), NONE, B("")));
		expect_outside(&o);
	}
}

REQUIREMENT(slice.set.empty, set_slice, "universal/55",
	"Writing no bytes to a slice whose bounds are equal must work and change nothing.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	set_nothing(2);
}

REQUIREMENT(slice.set.empty-at-end, set_slice, "universal/55",
	"Writing no bytes to a slice whose bounds are both the map's length must work and change "
	"nothing.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	set_nothing(END);
}
