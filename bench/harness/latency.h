/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_LATENCY_H
#define HARNESS_LATENCY_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/allocation.h"

/* How long single operations take: a clock reading before the first one and after each.  Only for
 * operations that take a microsecond or more: a reading costs some 25 ns, which are included. */
struct latency {
	unsigned *ns; /* of each operation; more than 4 s counts as 4 s */
	size_t n, room;
	uint64_t last;
};

/* Room for n operations. */
static inline struct latency *latency_new(size_t n)
{
	struct latency *l = memory_array(1, sizeof(*l));

	l->ns = memory_array(n, sizeof(*l->ns));
	l->room = n;
	return l;
}

/* Nanoseconds of CLOCK_MONOTONIC. */
static inline uint64_t latency_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* The first operation begins; an operation has ended.  NULL is allowed and does nothing. */
static inline void latency_begin(struct latency *l)
{
	if (l != NULL)
		l->last = latency_now();
}

static inline void latency_note(struct latency *l)
{
	uint64_t now, ns;

	if (l == NULL || l->n == l->room)
		return;
	now = latency_now();
	ns = now - l->last;
	l->ns[l->n++] = ns < UINT32_MAX ? (uint32_t)ns : UINT32_MAX;
	l->last = now;
}

#endif
