/* SPDX-License-Identifier: MIT
 *
 * Each row begins with the first open pair, which is one that no row has yet.  The other
 * dimensions, from a random one on, take the value that closes most pairs. */
#include "cover.h"
#include "test_memory.h"

#include <stdlib.h>
#include <string.h>

/* Value v of dimension d has the number d * stride + v.  A value and itself is a pair too. */
struct builder {
	const unsigned char *sizes;
	cover_possible *possible;
	cover_hiding *hiding;
	void *data;
	bool clear; /* no value of the row may hide the others */
	int about;
	uint64_t random;
	size_t dimensions, stride, total, start, filled, tries;
	unsigned char *open;  /* [total][total]: 1 if the pair is open */
	unsigned char *score; /* about the open pairs of each value with those of the row */
	unsigned char *row;
};

static size_t below(struct builder *b, size_t bound)
{
	b->random = b->random * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(b->random >> 33) % bound;
}

static void close_pair(struct builder *b, size_t one, size_t other)
{
	b->open[one * b->total + other] = b->open[other * b->total + one] = 0;
}

static bool hides(const struct builder *b, size_t number)
{
	return b->hiding != NULL &&
	       b->hiding(number / b->stride, (unsigned char)(number % b->stride), b->data);
}

/* Put the value of that number into the row.  False, and no change: that is not possible. */
static bool take(struct builder *b, size_t number)
{
	const unsigned char *open = b->open + number * b->total;
	size_t d = number / b->stride, v = number % b->stride;

	if (b->row[d] != COVER_OPEN)
		return b->row[d] == v;
	if (b->clear && hides(b, number))
		return false;
	b->row[d] = (unsigned char)v;
	b->filled++;
	if (b->possible != NULL &&
	    (b->tries++ >= COVER_TRIES || !b->possible(b->row, b->filled, b->data))) {
		b->row[d] = COVER_OPEN;
		b->filled--;
		return false;
	}
	for (size_t i = 0; i < b->total; i++)
		b->score[i] = (unsigned char)(b->score[i] + open[i]);
	return true;
}

/* The untried value of dimension d with the highest score, by chance among equals. */
static size_t best(struct builder *b, size_t d, const bool *tried)
{
	const unsigned char *score = b->score + d * b->stride;
	size_t size = b->sizes[d], found = size, v = below(b, size);

	for (size_t i = 0; i < size; i++, v = v + 1 == size ? 0 : v + 1)
		if (!tried[v] && (found == size || score[v] > score[found]))
			found = v;
	return found;
}

/* Complete the row in the dimensions from start + place on.  False: there is no such row. */
static bool fill(struct builder *b, size_t place)
{
	bool tried[COVER_OPEN] = { false };
	size_t d = (b->start + place) % b->dimensions, v;

	if (place == b->dimensions)
		return true;
	if (b->row[d] != COVER_OPEN)
		return fill(b, place + 1);
	for (size_t n = 0; n < b->sizes[d]; n++) {
		tried[v = best(b, d, tried)] = true;
		if (!take(b, d * b->stride + v))
			continue;
		if (fill(b, place + 1))
			return true;
		b->row[d] = COVER_OPEN;
		b->filled--;
	}
	return false;
}

/* Make a row with both values, which may be the same. */
static bool make_row(struct builder *b, size_t one, size_t other)
{
	memset(b->row, COVER_OPEN, b->dimensions);
	memset(b->score, 0, b->total);
	b->filled = b->tries = 0;
	b->start = below(b, b->dimensions);
	return take(b, one) && take(b, other) && fill(b, 0);
}

static bool make_clear_row(struct builder *b, size_t one, size_t other)
{
	b->clear = b->hiding != NULL && !hides(b, one) && !hides(b, other);
	if (make_row(b, one, other))
		return true;
	if (!b->clear)
		return false;
	b->clear = false;
	return make_row(b, one, other);
}

/* The pairs of the row that can be seen are no more open. */
static void close_pairs(struct builder *b)
{
	bool hidden = false;

	for (size_t d = 0; d < b->dimensions; d++)
		hidden = hidden || hides(b, d * b->stride + b->row[d]);
	for (size_t d = 0; d < b->dimensions; d++)
		for (size_t e = d; e < b->dimensions; e++) {
			size_t one = d * b->stride + b->row[d], other = e * b->stride + b->row[e];

			if (!hidden || hides(b, one) || hides(b, other))
				close_pair(b, one, other);
		}
}

static void begin(struct builder *b)
{
	for (size_t d = 0; d < b->dimensions; d++)
		b->stride = b->sizes[d] > b->stride ? b->sizes[d] : b->stride;
	b->total = b->dimensions * b->stride;
	b->open = keep_room(b->total * b->total);
	b->score = keep_room(b->total);
	for (size_t one = 0; one < b->total; one++) {
		if (one % b->stride >= b->sizes[one / b->stride])
			continue;
		for (size_t e = 0; e < b->dimensions; e++)
			if (e != one / b->stride && (b->about == COVER_ALL || b->about == (int)e ||
			                             b->about == (int)(one / b->stride)))
				memset(b->open + one * b->total + e * b->stride, 1, b->sizes[e]);
		b->open[one * b->total + one] = 1;
	}
}

void cover_pairs(struct cover *out, const unsigned char *sizes, size_t dimensions,
                 cover_possible *possible, cover_hiding *hiding, void *data, int about,
                 uint64_t seed)
{
	struct builder b = { .sizes = sizes,
		             .dimensions = dimensions,
		             .possible = possible,
		             .hiding = hiding,
		             .about = about,
		             .data = data };
	size_t room = 0;

	*out = (struct cover){ .dimensions = dimensions };
	if (memchr(sizes, 0, dimensions) != NULL)
		return;
	b.random = seed;
	begin(&b);
	for (size_t pair = 0; pair < b.total * b.total; pair++) {
		if (b.open[pair] == 0)
			continue;
		if (out->count == room)
			out->rows = must_realloc(out->rows, (room = 2 * room + 64) * dimensions);
		b.row = out->rows + out->count * dimensions;
		close_pair(&b, pair / b.total, pair % b.total); /* even if it is impossible */
		if (!make_clear_row(&b, pair / b.total, pair % b.total))
			continue;
		out->count++;
		close_pairs(&b);
	}
}

void cover_free(struct cover *c)
{
	free(c->rows);
	*c = (struct cover){ .dimensions = c->dimensions };
}
