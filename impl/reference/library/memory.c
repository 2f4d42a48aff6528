/* SPDX-License-Identifier: MIT */

/* Where the items and slices of memory are. */

#include "memory.h"

/* A bound counted from the beginning and cut to [low, high]. */
static int64_t cut(int64_t bound, int64_t length, int64_t low, int64_t high)
{
	if (bound < 0)
		bound += length;
	bound = bound < low ? low : bound;
	return bound > high ? high : bound;
}

int memory_slice(size_t size, struct mmapobj_slice slice, struct memory_range *out)
{
	int64_t length = (int64_t)size, step = slice.step != NULL ? *slice.step : 1;
	bool down = step < 0;
	/* Going down, a slice begins at the last item and stops before the first. */
	int64_t low = down ? -1 : 0, high = down ? length - 1 : length;
	int64_t start = down ? high : low, stop = down ? low : high;

	if (step == 0)
		return MMAPOBJ_VALUE;
	if (slice.start != NULL)
		start = cut(*slice.start, length, low, high);
	if (slice.stop != NULL)
		stop = cut(*slice.stop, length, low, high);
	*out = (struct memory_range){ .first = start, .step = step };
	if (down && stop < start)
		out->count = (size_t)(1 - (start - stop - 1) / step);
	else if (!down && start < stop)
		out->count = (size_t)((stop - start - 1) / step + 1);
	return MMAPOBJ_OK;
}
