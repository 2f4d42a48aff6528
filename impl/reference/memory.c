/* SPDX-License-Identifier: MIT */

/* Where the items and slices of memory are. */

#include "memory.h"

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
