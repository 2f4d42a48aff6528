/* SPDX-License-Identifier: MIT */
#ifndef COVER_H
#define COVER_H

/* Covering arrays: few rows in which every pair of values of two dimensions occurs.
 *
 * A row has one value of each dimension: row[d] == v is value v of dimension d.  The caller's
 * possible() says which rows make sense. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COVER_OPEN = 255 }; /* in a row: no value of this dimension is chosen yet */

struct cover {
	unsigned char *rows; /* row r begins at rows + r * dimensions */
	size_t count, dimensions;
};

/* False if no complete row with the chosen values makes sense.  `filled` values are chosen, in any
 * of the dimensions.  The others are COVER_OPEN, which fits everything.  For a complete row the
 * result must be exact.  For others true is always allowed, but an early false saves time. */
typedef bool cover_possible(const unsigned char *row, size_t filled, void *data);

/* Does that value hide the effect of the others in its row?  Such a row counts only for the pairs
 * that have the value.  Other pairs get a row without such a value if there is one. */
typedef bool cover_hiding(size_t dimension, unsigned char value, void *data);

/* Make *out a covering array of that many dimensions (1 to 255), where dimension d has the
 * values from 0 to sizes[d] - 1 (at most 255).  Each row is complete and possible.  Each pair
 * of values of two dimensions that a possible row has is in a row, and with one dimension each
 * value.  A pair is given up after COVER_TRIES calls of possible(), which only a late false can
 * cause. There are no rows if none is possible or a dimension has no values.  If possible is NULL
 * all rows are possible.  If hiding is NULL no value hides anything.  about is the only dimension
 * whose pairs are wanted, or COVER_ALL, or COVER_EACH for single values instead of pairs.  The same
 * arguments give the same rows. */
enum { COVER_TRIES = 100000, COVER_ALL = -1, COVER_EACH = -2 };
void cover_pairs(struct cover *out, const unsigned char *sizes, size_t dimensions,
                 cover_possible *possible, cover_hiding *hiding, void *data, int about,
                 uint64_t seed);

/* Free the rows; *c is then empty. */
void cover_free(struct cover *c);

#endif
