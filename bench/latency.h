/* SPDX-License-Identifier: MIT */
#ifndef LATENCY_H
#define LATENCY_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* How long single operations take: a clock reading before the first and after each.  Only for
 * operations that take a microsecond or more; a reading costs some 25 ns, which are part of them. */
struct latency {
	uint32_t *ns; /* room for that many; what takes over 4 s counts as 4 s */
	size_t n, room;
	uint64_t last;
};

struct bench_sample;

/* Room for n operations, in memory of bench_alloc(); NULL when there is none. */
struct latency *latency_new(size_t n);

static inline uint64_t latency_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* The first operation begins, and one has ended.  NULL is allowed and does nothing. */
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

/* Forget what was noted; put its quantiles into s, which then are BENCH_NONE for nothing noted. */
void latency_clear(struct latency *l);
void latency_finish(struct latency *l, struct bench_sample *s);

#endif
