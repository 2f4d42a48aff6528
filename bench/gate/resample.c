/* SPDX-License-Identifier: MIT */
/* Gates put together from pairs that were measured. */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "judge.h"

#include "pool.h"

/* n pairs of the pool, of which each stands the other way round as often as not. */
struct draw {
	size_t n;
	size_t *at;
	bool *turned;
};

static int draw(struct draw *d, const struct pool *pool, size_t n, gsl_rng *random)
{
	*d = (struct draw){ n, calloc(n, sizeof(*d->at)), calloc(n, sizeof(*d->turned)) };
	if (d->at == NULL || d->turned == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		d->at[i] = gsl_rng_uniform_int(random, pool->naa);
		d->turned[i] = gsl_rng_uniform_int(random, 2) != 0;
	}
	return 0;
}

static void draw_free(struct draw *d)
{
	free(d->at);
	free(d->turned);
}

static bool is_worse(const struct pool *pool, const struct draw *d, size_t row, double tail,
                     gsl_rng *random)
{
	double *ratios = calloc(d->n, sizeof(*ratios));
	bool worse = false;
	size_t n = 0;

	for (size_t i = 0; ratios != NULL && i < d->n; i++) {
		double ratio = pool->aa[d->at[i] * pool->nrows + row];

		if (isfinite(ratio))
			ratios[n++] = d->turned[i] ? 1 / ratio : ratio;
	}
	if (ratios != NULL)
		worse = judge_worse(ratios, n, pool->cold[row], tail, random);
	free(ratios);
	return worse;
}

bool pool_alarm(const struct pool *pool, size_t pairs, size_t confirm, gsl_rng *random)
{
	struct draw first = { 0 }, second = { 0 };
	bool alarm = false;

	if (draw(&first, pool, pairs, random) == 0 && draw(&second, pool, confirm, random) == 0)
		for (size_t row = 0; !alarm && row < pool->nrows; row++)
			alarm = is_worse(pool, &first, row, JUDGE_TRIP, random) &&
			        is_worse(pool, &second, row, JUDGE_CONFIRM, random);
	draw_free(&first);
	draw_free(&second);
	return alarm;
}

static bool found_once(const double *from, size_t nfrom, bool cold, size_t n, double tail,
                       gsl_rng *random)
{
	double *ratios = calloc(n, sizeof(*ratios));
	bool found;

	if (ratios == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		ratios[i] = from[gsl_rng_uniform_int(random, nfrom)];
	found = judge_worse(ratios, n, cold, tail, random);
	free(ratios);
	return found;
}

bool pool_found(const struct pool *pool, enum extra extra, size_t row, size_t pairs, size_t confirm,
                gsl_rng *random)
{
	const double *from = pool->more[extra][row];
	size_t n = pool->nmore[extra][row];

	return n > 0 && found_once(from, n, pool->cold[row], pairs, JUDGE_TRIP, random) &&
	       found_once(from, n, pool->cold[row], confirm, JUDGE_CONFIRM, random);
}
