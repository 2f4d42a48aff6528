/* SPDX-License-Identifier: MIT */

/* Searching a mapping. */

#include "mmapobj_private.h"
#include "search.h"

/* A bound counted from the end, in a sequence of length bytes.  One past the end
 * stays there: a search that starts there finds not even nothing. */
static int64_t from_end(int64_t bound, int64_t length)
{
	if (bound < 0)
		bound += length;
	return bound < 0 ? 0 : bound;
}

static int64_t default_start(const struct mmapobj *m)
{
	return m->edition < MMAPOBJ_3_9 ? 0 : (int64_t)m->position;
}

/* A search as one argument. */
struct search {
	const unsigned char *hay, *needle;
	size_t hay_size, needle_size;
	bool last;
	ptrdiff_t found;
};

static void look(void *argument)
{
	struct search *s = argument;

	s->found = search_bytes(s->hay, s->hay_size, s->needle, s->needle_size, s->last);
}

/* Search between low and high, which are in order, for what is not empty. */
static int search_between(const struct mmapobj *m, int64_t low, int64_t high, struct search *s)
{
	struct os_memory needle = { s->needle, s->needle_size };

	s->hay = m->base + low;
	s->hay_size = (size_t)(high - low);
	return memory_touch(m->guarded, look, s, mmapobj_memory(m), needle);
}

static int search(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                  const int64_t *end, bool last, int64_t *index)
{
	struct search s = { .needle = needle, .needle_size = size, .last = last };
	int64_t length = (int64_t)m->length, low, high;
	int error = mmapobj_check_readable(m);

	if (error != MMAPOBJ_OK)
		return error;
	low = from_end(start != NULL ? *start : default_start(m), length);
	high = from_end(end != NULL ? *end : length, length);
	if (high > length)
		high = length;
	if (low > high) {
		*index = -1;
	} else if (size == 0) {
		*index = last ? high : low;
	} else if ((error = search_between(m, low, high, &s)) == MMAPOBJ_OK) {
		*index = s.found < 0 ? -1 : low + s.found;
	}
	return error;
}

int mmapobj_find(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                 const int64_t *end, int64_t *index)
{
	return search(m, needle, size, start, end, false, index);
}

int mmapobj_rfind(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                  const int64_t *end, int64_t *index)
{
	return search(m, needle, size, start, end, true, index);
}
