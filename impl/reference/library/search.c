/* SPDX-License-Identifier: MIT */

/* The fast path of a search: 64 places at a time are looked at for three of the needle's
 * bytes, and the bytes between are compared only where these are there.
 *
 *   hay     ....f....m....l......        a place: f the first byte, l the last
 *               |<- size ->|
 *
 * Where the hay is such that this compares too much, two-way matching takes over: it needs
 * more time for a byte, and never more than that. */

#include "search.h"

#include "os.h"

#include <string.h>

enum { BLOCK = 64 };

/* GCC's and clang's vectors: 16 bytes are compared at once on every processor that can. */
typedef unsigned char vector __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

struct search {
	const unsigned char *hay, *needle;
	size_t size;      /* of the needle */
	size_t at, count; /* the places that are left: count of them from at on */
	bool last;
	vector first, middle, final; /* three of the needle's bytes, 16 times each */
	size_t left; /* how many bytes may still be compared before it is too much */
};

static vector load(const unsigned char *from)
{
	vector v;

	memcpy(&v, from, sizeof(v));
	return v;
}

static vector spread(unsigned char byte)
{
	vector v = { 0 };

	return v + byte;
}

/* Of 16 places those that have the needle's first and last byte. */
static vector ends(const struct search *s, const unsigned char *place)
{
	return (vector)((load(place) == s->first) & (load(place + s->size - 1) == s->final));
}

/* Those that have the one in its middle too. */
static vector all_three(const struct search *s, const unsigned char *place)
{
	return ends(s, place) & (vector)(load(place + s->size / 2) == s->middle);
}

static bool any(vector v)
{
	halves two;

	memcpy(&two, &v, sizeof(two));
	return (two[0] | two[1]) != 0;
}

/* Whether one of the 64 places from place on is worth a look.  Many a text has the two ends
 * somewhere in 64 places; then the middle is asked for. */
static bool block_has(const struct search *s, const unsigned char *place)
{
	enum { STEP = sizeof(vector) };

	if (!any(ends(s, place) | ends(s, place + STEP) | ends(s, place + 2 * STEP) |
	         ends(s, place + 3 * STEP)))
		return false;
	return any(all_three(s, place) | all_three(s, place + STEP) |
	           all_three(s, place + 2 * STEP) | all_three(s, place + 3 * STEP));
}

/* The next place to look at; it is left no longer. */
static size_t next_place(struct search *s)
{
	s->count--;
	return s->last ? s->at + s->count : s->at++;
}

/* Whether the needle is at this place.  What is compared for nothing counts. */
static bool is_at(struct search *s, const unsigned char *place)
{
	size_t i = 0;

	if (place[s->size - 1] != s->needle[s->size - 1])
		return false;
	while (i < s->size && place[i] == s->needle[i])
		i++;
	s->left = s->left > i ? s->left - i : 0;
	return i == s->size;
}

/* Look at the next n places one by one, as long as that is not too much. */
static ptrdiff_t look_at(struct search *s, size_t n)
{
	while (n-- > 0 && s->left > 0) {
		size_t place = next_place(s);

		if (is_at(s, s->hay + place))
			return (ptrdiff_t)place;
	}
	return -1;
}

static void pass_block(struct search *s)
{
	s->count -= BLOCK;
	s->at += s->last ? 0 : BLOCK;
	s->left += BLOCK;
}

static ptrdiff_t search(struct search *s)
{
	ptrdiff_t found;

	while (s->count > 0 && s->left > 0) {
		size_t n = s->count < BLOCK ? s->count : BLOCK;
		size_t block = s->last ? s->at + s->count - n : s->at;

		if (n == BLOCK && !block_has(s, s->hay + block))
			pass_block(s);
		else if ((found = look_at(s, n)) >= 0)
			return found;
	}
	if (s->count == 0)
		return -1;
	found = search_two_way(s->hay + s->at, s->count + s->size - 1, s->needle, s->size, s->last);
	return found < 0 ? -1 : (ptrdiff_t)s->at + found;
}

ptrdiff_t search_bytes(const unsigned char *hay, size_t hay_size, const unsigned char *needle,
                       size_t needle_size, bool last)
{
	struct search s = { .hay = hay, .needle = needle, .size = needle_size, .last = last };
	const unsigned char *found;

	if (hay_size < needle_size)
		return -1;
	if (needle_size == 1) {
		found =
		    last ? os_last_byte(hay, *needle, hay_size) : memchr(hay, *needle, hay_size);
		return found != NULL ? found - hay : -1;
	}
	s.count = hay_size - needle_size + 1;
	s.first = spread(needle[0]);
	s.middle = spread(needle[needle_size / 2]);
	s.final = spread(needle[needle_size - 1]);
	s.left = needle_size + 16 * BLOCK;
	return search(&s);
}
