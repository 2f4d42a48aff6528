/* SPDX-License-Identifier: MIT */

/* Crochemore and Perrin's two-way string matching.
 *
 * The needle is cut in two at a critical place.  At each position the right part is
 * compared forwards, then the left part backwards; a mismatch says how far to go on,
 * so that no byte of the hay is compared more than a fixed number of times.  What
 * it needs is the cut, a period, and how much of the needle is known to match.
 *
 * Searching from the end is the same search of both texts read backwards. */

#include "search.h"

#include <string.h>

/* A text read forwards (step 1, first is its lowest byte) or backwards (step -1,
 * first is its highest). */
struct text {
	const unsigned char *first;
	ptrdiff_t step;
	size_t size;
};

struct cut {
	size_t right; /* where the right part begins */
	size_t period;
	bool periodic; /* the period is the whole needle's, not a lower bound */
};

static inline unsigned char at(const struct text *t, size_t i)
{
	return t->first[(ptrdiff_t)i * t->step];
}

static struct text text_of(const unsigned char *bytes, size_t size, bool backwards)
{
	return (struct text){
		.first = backwards ? bytes + size - 1 : bytes,
		.step = backwards ? -1 : 1,
		.size = size,
	};
}

/* The greatest suffix of t, bytes being ordered upwards or downwards, and its
 * period.  It competes with a rival further right, of which the first same bytes
 * agree. */
static struct cut greatest_suffix(const struct text *t, bool upwards)
{
	struct cut best = { .right = 0, .period = 1 };
	size_t rival = 1, same = 0;

	while (rival + same < t->size) {
		unsigned char ours = at(t, best.right + same), its = at(t, rival + same);

		if (ours == its) {
			if (++same == best.period) {
				rival += same;
				same = 0;
			}
		} else if (upwards ? its < ours : its > ours) {
			rival += same + 1;
			same = 0;
			best.period = rival - best.right;
		} else {
			best.right = rival++;
			best.period = 1;
			same = 0;
		}
	}
	return best;
}

/* Whether the first size bytes of t come again, distance further on. */
static bool repeats(const struct text *t, size_t size, size_t distance)
{
	for (size_t i = 0; i < size; i++)
		if (at(t, i) != at(t, i + distance))
			return false;
	return true;
}

/* The critical place is the later of the two greatest suffixes' beginnings. */
static struct cut cut_needle(const struct text *t)
{
	struct cut up = greatest_suffix(t, true), down = greatest_suffix(t, false);
	struct cut cut = up.right > down.right ? up : down;
	size_t longer = cut.right > t->size - cut.right ? cut.right : t->size - cut.right;

	cut.periodic = repeats(t, cut.right, cut.period);
	if (!cut.periodic)
		cut.period = longer + 1;
	return cut;
}

static ptrdiff_t two_way(const struct text *hay, const struct text *needle)
{
	struct cut cut = cut_needle(needle);
	size_t last = hay->size - needle->size; /* the last place to try */
	size_t known = 0; /* bytes at the needle's beginning that are known to match */
	size_t place = 0;

	while (place <= last) {
		size_t i = cut.right;

		if (i < known)
			i = known;
		while (i < needle->size && at(needle, i) == at(hay, place + i))
			i++;
		if (i < needle->size) {
			place += i - cut.right + 1;
			known = 0;
			continue;
		}
		i = cut.right;
		while (i > known && at(needle, i - 1) == at(hay, place + i - 1))
			i--;
		if (i <= known)
			return (ptrdiff_t)place;
		place += cut.period;
		known = cut.periodic ? needle->size - cut.period : 0;
	}
	return -1;
}

ptrdiff_t search_two_way(const unsigned char *hay, size_t hay_size, const unsigned char *needle,
                         size_t needle_size, bool last)
{
	struct text hay_text = text_of(hay, hay_size, last);
	struct text needle_text = text_of(needle, needle_size, last);
	ptrdiff_t place = two_way(&hay_text, &needle_text);

	if (place < 0 || !last)
		return place;
	return (ptrdiff_t)(hay_size - needle_size) - place;
}
