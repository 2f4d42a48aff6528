/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

/* The fuzzer's bytes as a row of choices.  When they are used up every choice is the
 * first one. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input {
	const unsigned char *data;
	size_t size;
};

/* One of 0 to n - 1, with n at most 256. */
unsigned input_choose(struct input *in, unsigned n);

/* One of the numbers, and a little more or less. */
int64_t input_near(struct input *in, const int64_t *numbers, unsigned n);

/* A number that is hard on arithmetic. */
int64_t input_extreme(struct input *in);

#endif
