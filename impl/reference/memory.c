/* SPDX-License-Identifier: MIT */

/* Items and slices of plain memory. */

#include "memory.h"

#include <stdlib.h>
#include <string.h>

int memory_index(size_t size, int64_t index, size_t *at)
{
	int64_t length = (int64_t)size;

	if (index < 0)
		index += length;
	if (index < 0 || index >= length)
		return MMAPOBJ_INDEX;
	*at = (size_t)index;
	return MMAPOBJ_OK;
}

/* A bound counted from the beginning and cut to [low, high]. */
static int64_t cut(int64_t bound, int64_t length, int64_t low, int64_t high)
{
	if (bound < 0)
		bound += length;
	if (bound < low)
		return low;
	return bound > high ? high : bound;
}

int memory_slice(size_t size, struct mmapobj_slice slice, struct memory_range *out)
{
	int64_t length = (int64_t)size, step = slice.step != NULL ? *slice.step : 1;
	/* Going down, a slice begins at the last item and stops before the first. */
	int64_t low = step < 0 ? -1 : 0, high = step < 0 ? length - 1 : length;
	int64_t start = step < 0 ? high : low, stop = step < 0 ? low : high;

	if (step == 0)
		return MMAPOBJ_VALUE;
	if (step == INT64_MIN)
		step = -INT64_MAX;
	if (slice.start != NULL)
		start = cut(*slice.start, length, low, high);
	if (slice.stop != NULL)
		stop = cut(*slice.stop, length, low, high);
	*out = (struct memory_range){ .first = start, .step = step };
	if (step < 0 && stop < start)
		out->count = (size_t)((start - stop - 1) / -step + 1);
	if (step > 0 && start < stop)
		out->count = (size_t)((stop - start - 1) / step + 1);
	return MMAPOBJ_OK;
}

static size_t place(struct memory_range range, size_t i)
{
	return (size_t)(range.first + (int64_t)i * range.step);
}

void memory_load(const unsigned char *base, struct memory_range range, unsigned char *data)
{
	if (range.step == 1 && range.count != 0)
		memcpy(data, base + range.first, range.count);
	else
		for (size_t i = 0; i < range.count; i++)
			data[i] = base[place(range, i)];
}

/* Whether data shares bytes with the memory that range spans. */
static bool overlap(const unsigned char *base, struct memory_range range, const unsigned char *data)
{
	uintptr_t one = (uintptr_t)(base + place(range, 0));
	uintptr_t other = (uintptr_t)(base + place(range, range.count - 1));
	uintptr_t low = one < other ? one : other, high = one < other ? other : one;

	return (uintptr_t)data <= high && low < (uintptr_t)data + range.count;
}

static void scatter(unsigned char *base, struct memory_range range, const unsigned char *data)
{
	for (size_t i = 0; i < range.count; i++)
		base[place(range, i)] = data[i];
}

int memory_store(unsigned char *base, struct memory_range range, const unsigned char *data,
                 size_t size)
{
	unsigned char *copy;

	if (size != range.count)
		return MMAPOBJ_INDEX;
	if (size == 0)
		return MMAPOBJ_OK;
	if (range.step == 1) {
		memmove(base + range.first, data, size);
	} else if (!overlap(base, range, data)) {
		scatter(base, range, data);
	} else {
		if ((copy = malloc(size)) == NULL)
			return MMAPOBJ_MEMORY;
		memcpy(copy, data, size);
		scatter(base, range, copy);
		free(copy);
	}
	return MMAPOBJ_OK;
}
