/* SPDX-License-Identifier: MIT */

/* Choices. */

#include "fuzz_input.h"

unsigned input_choose(struct input *in, unsigned n)
{
	unsigned byte;

	if (in->size == 0)
		return 0;
	byte = *in->data++;
	in->size--;
	return byte % n;
}

int64_t input_near(struct input *in, const int64_t *numbers, unsigned n)
{
	int64_t number = numbers[input_choose(in, n)], sum;
	int byte = (int)input_choose(in, 256), more = byte / 4 + 1;

	/* Half of them the number itself, the others up to 64 above or below. */
	if ((byte & 1) == 0 || __builtin_add_overflow(number, (byte & 2) != 0 ? more : -more, &sum))
		return number;
	return sum;
}

int64_t input_extreme(struct input *in)
{
	static const int64_t numbers[] = {
		INT64_MAX,  INT64_MIN, INT64_MAX / 2 + 1, INT64_MIN / 2,
		UINT32_MAX, INT32_MAX, INT32_MIN,
	};

	return input_near(in, numbers, sizeof(numbers) / sizeof(numbers[0]));
}
