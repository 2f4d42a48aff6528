/* SPDX-License-Identifier: MIT
 *
 * Tests of the covering arrays, which compare them with all rows. */
#include "cover.h"
#include "suite.h"

enum { MOST = 6 };

/* Dimension 0 is a backing whose value 2 allows 0 alone in dimension 3; values 1, 1, 1 of the
 * dimensions 1, 2 and 4 exclude each other; value 0 of dimension 2 excludes 0 in dimension 5. */
static bool constrained(const unsigned char *row, size_t filled, void *late)
{
	if (late != NULL && filled < MOST)
		return true;
	if (row[0] == 2 && row[3] != 0 && row[3] != COVER_OPEN)
		return false;
	if (row[2] == 0 && row[5] == 0)
		return false;
	return row[1] != 1 || row[2] != 1 || row[4] != 1;
}

/* Step to the next of all rows; false after the last one. */
static bool next_row(unsigned char *row, const unsigned char *sizes)
{
	for (size_t d = 0; d < MOST; d++) {
		if (++row[d] < sizes[d])
			return true;
		row[d] = 0;
	}
	return false;
}

static bool has_pair(const struct cover *c, size_t d, size_t e, const unsigned char *wanted)
{
	for (size_t r = 0; r < c->count; r++)
		if (c->rows[r * c->dimensions + d] == wanted[d] &&
		    c->rows[r * c->dimensions + e] == wanted[e])
			return true;
	return false;
}

/* The rows are possible, and have every pair that a possible row has. */
static void expect_cover(const struct cover *c, const unsigned char *sizes, void *late)
{
	unsigned char row[MOST] = { 0 };

	for (size_t r = 0; r < c->count; r++)
		for (size_t d = 0; d < MOST; d++) {
			expect(c->rows[r * MOST + d] < sizes[d], "row %zu has no value %zu", r, d);
			expect(constrained(c->rows + r * MOST, MOST, NULL), "row %zu is impossible",
			       r);
		}
	do {
		for (size_t d = 0; d < MOST && constrained(row, MOST, late); d++)
			for (size_t e = d; e < MOST; e++)
				expect(has_pair(c, d, e, row),
				       "no row has %d and %d in %zu and %zu", row[d], row[e], d, e);
	} while (next_row(row, sizes));
}

/* Each seed covers, and the same seed gives the same rows.  Few rows: at most half more than
 * the two largest dimensions need. */
static void expect_covers(void *late)
{
	static const unsigned char sizes[MOST] = { 3, 2, 4, 7, 2, 5 };
	struct cover c, again;

	for (uint64_t seed = 0; seed < 20; seed++) {
		cover_pairs(&c, sizes, MOST, constrained, NULL, late, COVER_ALL, seed);
		cover_pairs(&again, sizes, MOST, constrained, NULL, late, COVER_ALL, seed);
		expect_cover(&c, sizes, late);
		expect(c.count <= 7 * 5 * 3 / 2, "%zu rows", c.count);
		expect(c.count == again.count && memcmp(c.rows, again.rows, c.count * MOST) == 0,
		       "the same seed gives the same rows");
		cover_free(&c);
		cover_free(&again);
	}
}

/* The ids below are not C. */
/* clang-format off */

SELF_TEST(self.cover, "Every possible pair of values is in a row.")
{
	expect_covers(NULL);
}

SELF_TEST(self.cover-late, "The same with constraints that only complete rows tell.")
{
	static char late;
	static const unsigned char one[] = { 9 }, none[] = { 3, 0, 2 };
	struct cover c;

	expect_covers(&late);
	cover_pairs(&c, one, 1, NULL, NULL, NULL, COVER_ALL, 1);
	expect(c.count == 9, "one dimension of 9 values: %zu rows", c.count);
	cover_free(&c);
	cover_pairs(&c, none, 3, NULL, NULL, NULL, COVER_ALL, 1);
	expect(c.count == 0, "a dimension without values: %zu rows", c.count);
}

static bool last_of_first(size_t dimension, unsigned char value, void *data)
{
	(void)data;
	return dimension == 0 && value == 2;
}

SELF_TEST(self.cover-hiding, "A pair also comes in a row where no value hides it.")
{
	static const unsigned char sizes[] = { 3, 4, 4 };
	struct cover c;

	cover_pairs(&c, sizes, 3, NULL, last_of_first, NULL, COVER_ALL, 1);
	for (unsigned char pair = 0; pair < 16; pair++) {
		bool seen = false;

		for (const unsigned char *row = c.rows; row < c.rows + c.count * 3; row += 3)
			seen = seen ||
			       (row[0] != 2 && row[1] == pair / 4 && row[2] == pair % 4);
		expect(seen, "values %d and %d: hidden in every row", pair / 4, pair % 4);
	}
	cover_free(&c);
}
