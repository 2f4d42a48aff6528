/* SPDX-License-Identifier: MIT */
#ifndef COVER_H
#define COVER_H

/* Covering arrays: few rows in which every pair of values of two dimensions occurs.
 *
 * A row has one value of each dimension, value v of dimension d as row[d] == v.  Which rows
 * make sense the caller says: possible() gets a row of which some values are chosen. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COVER_OPEN = 255 }; /* in a row: no value of this dimension is chosen yet */

struct cover {
	unsigned char *rows; /* row r begins at rows + r * dimensions */
	size_t count, dimensions;
};

/* False if no complete row with the chosen values makes sense.  filled values are chosen, in
 * any of the dimensions; the others are COVER_OPEN, which fits everything.  For a complete row
 * the answer must be exact.  For others true is always allowed, but an early false saves
 * time: a constraint on two dimensions should be told as soon as both are chosen. */
typedef bool cover_possible(const unsigned char *row, size_t filled, void *data);

/* Does that value hide what the others of its row are?  Such a row counts for the pairs that have
 * the value, and a pair of values that hide nothing comes in a row without one if there is such a
 * row. */
typedef bool cover_hiding(size_t dimension, unsigned char value, void *data);

/* Make *out a covering array of that many dimensions (1 to 255), where dimension d has the
 * values from 0 to sizes[d] - 1 (at most 255).  Each row is complete and possible.  Each pair
 * of values of two dimensions that a possible row has is in a row, and with one dimension each
 * value.  A pair is given up after COVER_TRIES calls of possible(), which only constraints
 * that are told late can reach.  No rows without a possible row, and if a dimension has no
 * values.  possible may be NULL: all rows are possible; hiding may be: no value hides anything.
 * about is a dimension whose pairs alone are wanted, or COVER_ALL, or COVER_EACH: no pairs, but
 * each value.  The same arguments give the same rows. */
enum { COVER_TRIES = 100000, COVER_ALL = -1, COVER_EACH = -2 };
void cover_pairs(struct cover *out, const unsigned char *sizes, size_t dimensions,
                 cover_possible *possible, cover_hiding *hiding, void *data, int about,
                 uint64_t seed);

/* Free the rows; *c is then empty. */
void cover_free(struct cover *c);

#endif
