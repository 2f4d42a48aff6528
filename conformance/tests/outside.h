/* SPDX-License-Identifier: MIT */
#ifndef OUTSIDE_H
#define OUTSIDE_H

/* Items and slices outside a map, for libraries whose documents say nothing about them.
 * The bytes of the map are letters.  All bytes around it are '#': in the file before and
 * after it, and in the maps that are made just before and just after it.
 *
 *	file    | #### | letters | #### |
 *	memory  | #### | letters | #### |
 *
 * So a byte written outside the map shows in the file or in a neighbouring map, and a byte
 * read from outside is no letter.  When the map ends inside a page, the bytes after it in
 * that page are the file's. */

#include "span.h"

/* The number of maps that are made before the map, and again after it.  They span as many
 * pages as the map, so that the system places them side by side. */
enum { NEIGHBOURS = 4 };

/* length rounded up to whole pages. */
static inline int64_t outside_pages(int64_t length)
{
	return (length + page() - 1) / page() * page();
}

struct outside {
	struct file *f, *around; /* the map's file, the file of the neighbouring maps */
	struct arg m, neighbours[2 * NEIGHBOURS];
	enum mode mode;       /* that was granted: READ, WRITE or COPY */
	int64_t base, length; /* of the map in the file */
	unsigned char *model; /* the map's bytes */
};

/* The two lengths that are tried: one ends inside a page, the other with a page. */
enum { OUTSIDE_LENGTHS = 2 };

static inline int64_t outside_length(int i)
{
	return i == 0 ? page() + 5 : page();
}

/* The bytes of the file after the map. */
static inline int64_t outside_rest(void)
{
	return 2 * page();
}

/* Map the letters of a new file that has them from base on.  If later is true, the file ends
 * with them and becomes longer after it was mapped.  False if such a map is not granted. */
static inline bool outside_try(struct outside *o, enum mode mode, int64_t base, bool later)
{
	const int64_t end = base + o->length;
	unsigned char *bytes = span_of('#', end + outside_rest());
	bool granted;

	memcpy(bytes + base, o->model, (size_t)o->length);
	o->f = new_file(bytes, (size_t)(later ? end : end + outside_rest()));
	o->base = base;
	o->mode = mode;
	granted = map_granted(o->f, mode, base, o->length, &o->m);
	if (granted && later)
		file_store(o->f, end, bytes + end, (size_t)outside_rest());
	return granted;
}

/* Map a window of a longer file.  An implementation without offsets maps the beginning of a
 * longer file, and one without parts a whole file that becomes longer. */
static inline bool outside_any(struct outside *o, enum mode mode)
{
	const bool offsets = !claims("python") || python_at_least(2, 6);

	return (offsets && outside_try(o, mode, granularity(), false)) ||
	       outside_try(o, mode, 0, false) || outside_try(o, mode, 0, true);
}

/* Make a map of length bytes with its surroundings.  mode is READ or WRITE.  If the adapter
 * answers Unsupported to WRITE for a whole file, the maps are copy-on-write. */
static inline struct outside outside_open(enum mode mode, int64_t length)
{
	struct outside o = { .length = length, .model = span_of(0, length) };
	unsigned char *around = span_of('#', outside_pages(length));

	for (int64_t i = 0; i < length; i++)
		o.model[i] = (unsigned char)('a' + i % 23);
	o.around = new_file(around, (size_t)outside_pages(length));
	if (mode == WRITE && !map_granted(o.around, mode, 0, 0, &o.m))
		mode = COPY;
	for (int i = 0; i < NEIGHBOURS; i++)
		o.neighbours[i] = map_file(o.around, mode, 0, 0);
	if (!outside_any(&o, mode))
		skip("the adapter has no map of that mode");
	for (int i = NEIGHBOURS; i < 2 * NEIGHBOURS; i++)
		o.neighbours[i] = map_file(o.around, mode, 0, 0);
	return o;
}

/* The map, its file and what is around them hold what they should. */
static inline void expect_outside(const struct outside *o)
{
	const int64_t end = o->base + o->length;

	if (offers(OP_length))
		expect_int(CALL(length, o->m), o->length);
	if (offers(OP_get_slice)) {
		expect_bytes(CALL(get_slice, o->m, I(0), I(o->length)), o->model,
		             (size_t)o->length);
		for (int i = 0; i < 2 * NEIGHBOURS; i++)
			expect_filled(o->neighbours[i], 0, outside_pages(o->length), '#');
	}
	expect_file_filled(o->f, 0, o->base, '#');
	if (o->mode == WRITE)
		expect_file(o->f, o->base, o->model, (size_t)o->length);
	expect_file_filled(o->f, end, outside_rest(), '#');
	expect_file_size(o->f, end + outside_rest());
	expect_file_filled(o->around, 0, outside_pages(o->length), '#');
}

/* After the write a was accepted, take over what it changed in the map: only bytes from index
 * from up to index to may have changed.  Return the number of changed bytes. */
static inline int64_t outside_renew(struct outside *o, const struct answer *a, int64_t from,
                                    int64_t to)
{
	const struct answer *now = CALL(get_slice, o->m, I(0), I(o->length));
	int64_t changed = 0;

	expect_ok(now);
	expect(now->value.size == (size_t)o->length, "%.80s: then the map has %zu bytes", asked(a),
	       now->value.size);
	for (int64_t i = 0; i < o->length; i++) {
		if (now->value.data[i] == o->model[i])
			continue;
		expect(i >= from && i < to, "%.80s: it changed byte %lld of the map", asked(a),
		       (long long)i);
		o->model[i] = now->value.data[i];
		changed++;
	}
	return changed;
}

#endif
