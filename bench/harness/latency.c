/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <gsl/gsl_sort_uint.h>

#include "base/memory.h"

#include "harness/latency.h"
#include "harness/sample.h"

struct latency *latency_new(size_t n)
{
	struct latency *l = memory_array(1, sizeof(*l));

	l->ns = memory_array(n, sizeof(*l->ns));
	l->room = n;
	return l;
}

void latency_clear(struct latency *l)
{
	if (l == NULL)
		return;
	l->n = 0;
	/* Fault in its pages before the clock runs: a fault would count as the row's. */
	memset(l->ns, 1, l->room * sizeof(*l->ns));
}

/* The smallest duration that so many thousandths of all do not exceed. */
static double quantile(const struct latency *l, size_t thousandths)
{
	size_t at = (l->n * thousandths + 999) / 1000;

	return l->ns[at > 0 ? at - 1 : 0];
}

void latency_finish(struct latency *l, struct sample *s)
{
	if (l == NULL || l->n == 0)
		return;
	gsl_sort_uint(l->ns, 1, l->n);
	s->p50_ns = quantile(l, 500);
	s->p99_ns = quantile(l, 990);
	s->p999_ns = quantile(l, 999);
	s->max_ns = l->ns[l->n - 1];
}
