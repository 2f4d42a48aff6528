/* SPDX-License-Identifier: MIT */
#ifndef SUM_H
#define SUM_H

#include <stddef.h>
#include <stdint.h>

/* The sum, modulo 2^64, of the 8-byte words of p: every byte counts, and the order of blocks does
 * not.  p is aligned to 8; len is a multiple of 8. */
uint64_t sum_words(const void *p, size_t len);

#endif
