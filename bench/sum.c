/* SPDX-License-Identifier: MIT */
#include "sum.h"

uint64_t sum_words(const void *p, size_t len)
{
	const uint64_t *w = p;
	uint64_t a = 0, b = 0, c = 0, d = 0;
	size_t n = len / sizeof(*w), i = 0;

	/* Four sums side by side, so that memory sets the pace and not the additions. */
	for (; i + 4 <= n; i += 4) {
		a += w[i];
		b += w[i + 1];
		c += w[i + 2];
		d += w[i + 3];
	}
	for (; i < n; i++)
		a += w[i];
	return a + b + c + d;
}
