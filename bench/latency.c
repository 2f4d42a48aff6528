/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

#include "latency.h"

struct latency *latency_new(size_t n)
{
	struct latency *l = bench_alloc(sizeof(*l));

	if (l == NULL || (l->ns = bench_alloc(n * sizeof(*l->ns))) == NULL)
		return NULL;
	l->room = n;
	return l;
}

void latency_clear(struct latency *l)
{
	if (l == NULL)
		return;
	l->n = 0;
	/* Its pages are there before the clock runs: a fault would count as the row's. */
	memset(l->ns, 1, l->room * sizeof(*l->ns));
}

static int ascending(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The smallest duration that so many thousandths of all do not exceed. */
static double quantile(const struct latency *l, size_t thousandths)
{
	size_t at = (l->n * thousandths + 999) / 1000;

	return l->ns[at > 0 ? at - 1 : 0];
}

void latency_finish(struct latency *l, struct bench_sample *s)
{
	s->p50_ns = s->p99_ns = s->p999_ns = s->max_ns = BENCH_NONE;
	if (l == NULL || l->n == 0)
		return;
	qsort(l->ns, l->n, sizeof(*l->ns), ascending);
	s->p50_ns = quantile(l, 500);
	s->p99_ns = quantile(l, 990);
	s->p999_ns = quantile(l, 999);
	s->max_ns = l->ns[l->n - 1];
}
