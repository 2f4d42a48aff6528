/* SPDX-License-Identifier: MIT */
#include "sparse.h"

#include <stdlib.h>
#include <string.h>

struct kept {
	int64_t first; /* the offset of its first byte */
	unsigned char *bytes;
};

/* The kept pages, sorted by offset. */
struct sparse {
	int64_t page, cut; /* from cut on the base's bytes are zero */
	sparse_base *base;
	struct kept *kept;
	size_t count, room;
};

static void *must(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

struct sparse *sparse_new(int64_t page, sparse_base *base)
{
	struct sparse *s = must(calloc(1, sizeof(*s)));

	s->page = page;
	s->base = base;
	s->cut = base != NULL ? INT64_MAX : 0;
	return s;
}

void sparse_free(struct sparse *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->count; i++)
		free(s->kept[i].bytes);
	free(s->kept);
	free(s);
}

/* The index of the first kept page that begins at first or later. */
static size_t place(const struct sparse *s, int64_t first)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->kept[middle].first < first)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct kept *find(const struct sparse *s, int64_t at)
{
	int64_t first = at - at % s->page;
	size_t i = place(s, first);

	return i < s->count && s->kept[i].first == first ? &s->kept[i] : NULL;
}

static void copy_base(const struct sparse *s, int64_t at, unsigned char *out, size_t size)
{
	int64_t left = s->cut > at ? s->cut - at : 0;
	size_t n = left < (int64_t)size ? (size_t)left : size;

	if (n > 0)
		s->base(out, at, n);
	memset(out + n, 0, size - n);
}

bool sparse_has(const struct sparse *s, int64_t at)
{
	return find(s, at) != NULL;
}

void sparse_copy(const struct sparse *s, int64_t at, unsigned char *out, size_t size)
{
	copy_base(s, at, out, size);
	sparse_copy_kept(s, at, out, size);
}

void sparse_copy_kept(const struct sparse *s, int64_t at, unsigned char *out, size_t size)
{
	int64_t end = at + (int64_t)size;

	for (size_t i = place(s, at - at % s->page); i < s->count && s->kept[i].first < end; i++) {
		const struct kept *k = &s->kept[i];
		int64_t low = at > k->first ? at : k->first;
		int64_t high = end < k->first + s->page ? end : k->first + s->page;

		memcpy(out + (low - at), k->bytes + (low - k->first), (size_t)(high - low));
	}
}

static struct kept *keep(struct sparse *s, int64_t at)
{
	int64_t first = at - at % s->page;
	size_t i = place(s, first);
	unsigned char *bytes;

	if (i < s->count && s->kept[i].first == first)
		return &s->kept[i];
	if (s->count == s->room) {
		s->room = s->room != 0 ? 2 * s->room : 8;
		s->kept = must(realloc(s->kept, s->room * sizeof(*s->kept)));
	}
	bytes = must(malloc((size_t)s->page));
	sparse_copy(s, first, bytes, (size_t)s->page);
	memmove(s->kept + i + 1, s->kept + i, (s->count - i) * sizeof(*s->kept));
	s->kept[i] = (struct kept){ .first = first, .bytes = bytes };
	s->count++;
	return &s->kept[i];
}

void sparse_write(struct sparse *s, int64_t at, const unsigned char *data, size_t size)
{
	while (size > 0) {
		struct kept *k = keep(s, at);
		size_t left = (size_t)(s->page - at % s->page), n = left < size ? left : size;

		memcpy(k->bytes + (at - k->first), data, n);
		at += (int64_t)n;
		data += n;
		size -= n;
	}
}

int64_t sparse_next(const struct sparse *s, int64_t at, int64_t end)
{
	size_t i;

	if (at < s->cut || find(s, at) != NULL)
		return at;
	i = place(s, at - at % s->page);
	return i < s->count && s->kept[i].first < end ? s->kept[i].first : end;
}

int64_t sparse_previous(const struct sparse *s, int64_t at, int64_t end)
{
	size_t i;

	if (end <= at || end <= s->cut || find(s, end - 1) != NULL)
		return end;
	i = place(s, end);
	if (i == 0 || s->kept[i - 1].first + s->page <= at)
		return s->cut > at ? s->cut : at;
	end = s->kept[i - 1].first + s->page;
	return s->cut > end ? s->cut : end;
}

void sparse_forget(struct sparse *s, int64_t first, int64_t end)
{
	size_t low = place(s, first), high = place(s, end);

	for (size_t i = low; i < high; i++)
		free(s->kept[i].bytes);
	if (low == high)
		return;
	memmove(s->kept + low, s->kept + high, (s->count - high) * sizeof(*s->kept));
	s->count -= high - low;
}

void sparse_cut(struct sparse *s, int64_t from)
{
	struct kept *k = find(s, from);

	if (k != NULL)
		memset(k->bytes + (from - k->first), 0, (size_t)(k->first + s->page - from));
	sparse_forget(s, from, INT64_MAX);
	if (from < s->cut)
		s->cut = from;
}
