/* SPDX-License-Identifier: MIT */
#ifndef MAP_CHECK_H
#define MAP_CHECK_H

/* What the tests of the constructor ask of a map, over and over. */

#include "span.h"

/* The largest number that a 64-bit system has for a length or an offset. */
#define MAX INT64_MAX

/* m holds those characters and nothing else. */
static inline void expect_whole(struct arg m, const char *text)
{
	expect_bytes(CALL(get_slice, m, NONE, NONE), text, strlen(text));
}

/* Record how a constructor ended; the handle of a success says nothing. */
static inline void record(const struct answer *a)
{
	observe_text("%s", ended(a));
}

/* Two constants that are bits, as one number. */
static inline struct arg both(const char *one, const char *other)
{
	return I(constant(one).value.number | constant(other).value.number);
}

#endif
