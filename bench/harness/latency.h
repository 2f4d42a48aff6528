/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_LATENCY_H
#define HARNESS_LATENCY_H

#include <stddef.h>
#include <stdint.h>

#include "base/allocation.h"
#include "base/clock.h"

/* How long single operations take: a clock reading before the first one and after each.  Only for
 * operations that take a microsecond or more: a reading costs some 25 ns, which are included. */
struct latency {
	unsigned *ns; /* of each operation; more than 4 s counts as 4 s */
	size_t n, room;
	int64_t last; /* clock_ns() */
};

/* Room for n operations. */
static inline struct latency *latency_new(size_t n)
{
	struct latency *l = memory_array(1, sizeof(*l));

	l->ns = memory_array(n, sizeof(*l->ns));
	l->room = n;
	return l;
}

/* The first operation begins; an operation has ended.  NULL is allowed and does nothing. */
static inline void latency_begin(struct latency *l)
{
	if (l != NULL)
		l->last = clock_ns();
}

static inline void latency_note(struct latency *l)
{
	int64_t now, ns;

	if (l == NULL || l->n == l->room)
		return;
	now = clock_ns();
	ns = now - l->last;
	l->ns[l->n++] = ns < UINT32_MAX ? (uint32_t)ns : UINT32_MAX;
	l->last = now;
}

#endif
