/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_SPLITMIX_H
#define HARNESS_SPLITMIX_H

#include <stdint.h>

/* The i-th of a fixed sequence of pseudo-random 64-bit values (splitmix64): the same on every
 * machine and in every run. */
static inline uint64_t splitmix(uint64_t i)
{
	uint64_t z = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Fill order with a permutation of 0 to n - 1, always the same one for the same n. */
static inline void splitmix_permutation(uint32_t *order, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t j = (uint32_t)(splitmix(i) % ((uint64_t)i + 1));

		order[i] = order[j];
		order[j] = i;
	}
}

#endif
