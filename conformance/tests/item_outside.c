/* SPDX-License-Identifier: MIT
 *
 * Items outside the map: whatever a library does with them, it stays inside the map. */
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
	expect(byte >= 'a' && byte < 'a' + 23, "%.80s: expected an error or a byte of the map, found %.40s",
	       asked(a), answered(a));
}

REQUIREMENT(item.get.stays-inside, get_item, "universal/51 universal/53",
	"Reading an item outside the map must be refused or give a byte of the map, and must not "
	"crash.", .needs = NEEDS_GROWTH)
{
	for (int i = 0; i < OUTSIDE_LENGTHS; i++) {
		struct outside o = outside_open(READ, outside_length(i));

		expect_byte(CALL(get_item, o.m, I(o.length - 1)), o.model[o.length - 1]);
		for (int j = 0; j < INDEXES; j++) {
			const struct answer *a =
			    ASK(get_item, o.m, I(index_outside(o.length, j)));

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
