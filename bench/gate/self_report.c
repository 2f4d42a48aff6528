/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "log.h"
#include "pool.h"
#include "whole_file.h"

#include "self_report.h"

enum { TRIALS = 1000 };

/* How often each came out worse, of TRIALS, by how many pairs are taken. */
struct point {
	size_t pairs, confirm;
	struct tried alarms, found[EXTRAS];
};

static const double goals[EXTRAS] = { 0.01, 0.85, 0.95 };

static double part(struct tried t)
{
	return t.n > 0 ? (double)t.worse / (double)t.n : 0;
}

static struct point resample(const struct pool *pool, size_t pairs, size_t confirm, gsl_rng *random)
{
	struct point p = { .pairs = pairs, .confirm = confirm };

	for (size_t i = 0; i < TRIALS; i++) {
		p.alarms.worse += pool->naa > 0 && pool_alarm(pool, pairs, confirm, random);
		for (enum extra e = EXTRA_10; e < EXTRAS; e++)
			p.found[e].worse +=
			    pool_found(pool, e, i % pool->nrows, pairs, confirm, random);
	}
	p.alarms.n = p.found[EXTRA_10].n = p.found[EXTRA_25].n = TRIALS;
	return p;
}

static bool good(struct tried alarms, struct tried ten, struct tried quarter)
{
	return part(alarms) <= goals[EXTRA_NONE] && part(ten) >= goals[EXTRA_10] &&
	       part(quarter) >= goals[EXTRA_25];
}

static void print_line(const char *what, struct tried live, struct tried resampled, const char *goal)
{
	printf("%-22s live %3zu of %3zu   resampled %4zu of %4zu (%.1f %%)   goal %s\n", what,
	       live.worse, live.n, resampled.worse, resampled.n, 100 * part(resampled), goal);
}

static void print(const struct pool *pool, const struct point *now)
{
	print_line("false alarms, gates", pool->live_gates, now->alarms, "at most 1 %");
	print_line("10 % slower rows found", pool->live_rows[EXTRA_10], now->found[EXTRA_10],
	           "at least 85 %");
	print_line("25 % slower rows found", pool->live_rows[EXTRA_25], now->found[EXTRA_25],
	           "at least 95 %");
	printf("gates of either kind that called the machine unfit: %zu\n", pool->unfit);
	printf("rows that did as before and were called slower, in those gates: %zu of %zu\n",
	       pool->live_rows[EXTRA_NONE].worse, pool->live_rows[EXTRA_NONE].n);
}

struct curve {
	struct point at[8];
	size_t n;
};

static int write_curve(FILE *out, const void *data)
{
	const struct curve *c = data;

	fputs("pairs,confirm,gates,false_alarms,rows,found_10,found_25\n", out);
	for (size_t i = 0; i < c->n; i++)
		fprintf(out, "%zu,%zu,%zu,%zu,%zu,%zu,%zu\n", c->at[i].pairs, c->at[i].confirm,
		        c->at[i].alarms.n, c->at[i].alarms.worse, c->at[i].found[EXTRA_10].n,
		        c->at[i].found[EXTRA_10].worse, c->at[i].found[EXTRA_25].worse);
	return 0;
}

static json_t *summary(const struct gate_options *o, const struct pool *pool, const struct point *p,
                       bool holds)
{
	return json_pack("{s:s, s:I, s:I, s:I, s:b, s:I, s:[I,I], s:[I,I], s:[I,I], s:[I,I], s:[I,I], s:[I,I]}",
	                 "record", "summary", "seed", (json_int_t)o->seed, "pairs", (json_int_t)p->pairs,
	                 "confirm", (json_int_t)p->confirm, "goals_hold", holds, "unfit_gates",
	                 (json_int_t)pool->unfit, "live_alarms",
	                 (json_int_t)pool->live_gates.worse, (json_int_t)pool->live_gates.n,
	                 "live_found_10", (json_int_t)pool->live_rows[EXTRA_10].worse,
	                 (json_int_t)pool->live_rows[EXTRA_10].n, "live_found_25",
	                 (json_int_t)pool->live_rows[EXTRA_25].worse,
	                 (json_int_t)pool->live_rows[EXTRA_25].n, "resampled_alarms",
	                 (json_int_t)p->alarms.worse, (json_int_t)p->alarms.n, "resampled_found_10",
	                 (json_int_t)p->found[EXTRA_10].worse, (json_int_t)p->found[EXTRA_10].n,
	                 "resampled_found_25", (json_int_t)p->found[EXTRA_25].worse,
	                 (json_int_t)p->found[EXTRA_25].n);
}

/* What other numbers of pairs would give; each with twice as many further ones. */
static void draw_curve(const struct pool *pool, struct curve *curve, gsl_rng *random)
{
	static const size_t numbers[] = { 5, 6, 8, 10, 12, 16 };

	printf("\n%5s %8s %13s %11s %11s\n", "pairs", "further", "false alarms", "10 % found", "25 % found");
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct point p = resample(pool, numbers[i], 2 * numbers[i], random);

		printf("%5zu %8zu %11.1f %% %9.1f %% %9.1f %%\n", p.pairs, p.confirm,
		       100 * part(p.alarms), 100 * part(p.found[EXTRA_10]),
		       100 * part(p.found[EXTRA_25]));
		curve->at[curve->n++] = p;
	}
}

int self_report(const struct gate_options *o, const json_t *records)
{
	struct curve curve = { 0 };
	struct pool pool;
	struct point now;
	json_t *record;
	bool holds;
	int status = 0;

	if (pool_make(&pool, records, o->order.pairs, o->order.confirm) != 0 || pool.nrows == 0) {
		pool_free(&pool);
		return gate_say(GATE_NOTHING, "--log %s: no gate was run yet", o->log);
	}
	now = resample(&pool, o->order.pairs, o->order.confirm, o->order.random);
	holds = good(now.alarms, now.found[EXTRA_10], now.found[EXTRA_25]) &&
	        good(pool.live_gates, pool.live_rows[EXTRA_10], pool.live_rows[EXTRA_25]);
	print(&pool, &now);
	if (o->csv != NULL)
		draw_curve(&pool, &curve, o->order.random);
	printf("\nwith %zu pairs and %zu further ones the goals %s\n", now.pairs, now.confirm,
	       holds ? "hold" : "do not hold");
	record = summary(o, &pool, &now, holds);
	if (log_append(o->log, record) != 0 ||
	    (o->csv != NULL && whole_file_write(o->csv, write_curve, &curve) != 0))
		status = GATE_USAGE;
	json_decref(record);
	pool_free(&pool);
	if (status != 0)
		return status;
	return holds ? GATE_PASSED : GATE_WORSE;
}
