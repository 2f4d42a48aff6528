/* SPDX-License-Identifier: MIT */
#ifndef MIX_H
#define MIX_H

#include <stddef.h>
#include <stdint.h>

/* The i-th of a fixed sequence of well-mixed 64-bit values (splitmix64): the same on every machine
 * and in every run. */
uint64_t mix(uint64_t i);

/* Fill order with a permutation of 0 to n - 1, always the same one for the same n. */
void mix_permutation(uint32_t *order, uint32_t n);

#endif
