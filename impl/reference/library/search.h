/* SPDX-License-Identifier: MIT */
#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/* For the library's own files: its users do not see these names. */
#pragma GCC visibility push(hidden)

/* Find needle in hay, the first place or the last: its index, or -1.  needle_size is
 * at least 1.  Time is linear in the sizes whatever they contain, no memory is
 * allocated, and no byte outside the two is read. */
ptrdiff_t search_bytes(const unsigned char *hay, size_t hay_size, const unsigned char *needle,
                       size_t needle_size, bool last);

/* The same without a fast path; needle_size is at most hay_size. */
ptrdiff_t search_two_way(const unsigned char *hay, size_t hay_size, const unsigned char *needle,
                         size_t needle_size, bool last);

#pragma GCC visibility pop

#endif
