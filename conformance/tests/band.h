/* SPDX-License-Identifier: MIT */
#ifndef BAND_H
#define BAND_H

/* Guard bands.  A map of a part of a file, with pages of the file before and behind it,
 * and beside both a model of the whole file.  A test changes the map and the model alike;
 * expect_band() then compares every byte, so that one that strayed by a byte or by a page
 * to either side is found, inside the map and outside.
 *
 *	file    | before |      map      | behind |
 *	model   | before | base + length | behind |
 */

#include "span.h"

struct band {
	struct file *f;
	struct arg m;
	unsigned char *model; /* all of the file */
	int64_t size;         /* of the file */
	int64_t base, length; /* of the map in the file */
};

/* Three pages and a bit, where offsets are known from one granule on. */
static inline struct band band_open(enum mode mode)
{
	struct band b = { .length = 3 * page() + 5 };

	if (!claims("python") || python_at_least(2, 6))
		b.base = granularity();
	b.size = b.base + b.length + 2 * page();
	b.f = new_pattern_file(b.size);
	b.model = span_of(0, b.size);
	pattern_fill(b.model, 0, (size_t)b.size);
	b.m = map_file(b.f, mode, b.base, b.length);
	return b;
}

/* The model's byte behind index i of the map. */
static inline unsigned char *band_byte(const struct band *b, int64_t i)
{
	return b->model + b->base + i;
}

/* Map and file are what the model is. */
static inline void expect_band(const struct band *b)
{
	expect_bytes(CALL(get_slice, b->m, I(0), I(b->length)), band_byte(b, 0), (size_t)b->length);
	expect_file(b->f, 0, b->model, (size_t)b->size);
	expect_file_size(b->f, b->size);
}

enum { BAND_RANGES = 8 };

struct range {
	int64_t at, size;
};

/* Ranges of the map that begin and end at, before and behind its ends and page borders. */
static inline struct range band_range(size_t i)
{
	const int64_t p = page(), end = 3 * p + 5;
	const struct range ranges[BAND_RANGES] = {
		{ 0, 1 },         { end - 1, 1 }, { p, p },     { p - 1, 2 },
		{ p + 1, p - 2 }, { 3 * p, 5 },   { 1, p + 1 }, { 0, end },
	};

	return ranges[i];
}

#endif
