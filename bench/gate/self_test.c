/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calibrate.h"
#include "interrupt.h"
#include "log.h"
#include "pattern.h"
#include "pool.h"
#include "self_counts.h"
#include "self_report.h"
#include "show.h"

#include "self_test.h"

/* This build: where this program is. */
static int find_self(enum by by, char program[4096], char log[4200])
{
	char path[4000];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n < 0)
		return gate_say(GATE_USAGE, "the program cannot be named");
	path[n] = '\0';
	if ((slash = strrchr(path, '/')) != NULL)
		*slash = '\0';
	snprintf(program, 4096, "%s/mmapspec-bench", path);
	snprintf(log, 4200, "%s/../gate-self-test%s.ndjson", path, by == BY_COUNTS ? "-counts" : "");
	return 0;
}

/* A/A gates of whatever numbers; slower ones of those that are to be tried. */
static size_t gates_of(const json_t *records, const char *kind, const struct order *order)
{
	size_t i, n = 0;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *is = json_string_value(json_object_get(record, "kind"));

		n += is != NULL && strcmp(is, kind) == 0 &&
		     (strcmp(kind, "same") == 0 ||
		      pool_numbers(record, order->pairs, order->confirm));
	}
	return n;
}

/* What each row does more in gate number g: by turns 25 percent, 10, nothing. */
static enum extra turn(size_t row, size_t g)
{
	static const enum extra turns[] = { EXTRA_25, EXTRA_10, EXTRA_NONE };

	return turns[(row + g) % 3];
}

/* "25=^(a|b)$", to be freed; and note each row in extra. */
static char *extra_work(const struct pool *pool, size_t g, enum extra which, json_t *extra)
{
	struct row *rows = calloc(pool->nrows + 1, sizeof(*rows));
	char *pattern, *text = NULL;
	size_t n = 0;

	for (size_t i = 0; rows != NULL && i < pool->nrows; i++) {
		if (turn(i, g) != which)
			continue;
		memcpy(rows[n++].name, pool->names[i], GATE_NAME_MAX);
		json_object_set_new(extra, pool->names[i], json_integer(extra_percent[which]));
	}
	pattern = rows != NULL ? pattern_of(rows, n, NULL) : NULL;
	if (pattern != NULL && asprintf(&text, "%d=%s", extra_percent[which], pattern) < 0)
		text = NULL;
	free(pattern);
	free(rows);
	return text;
}

/* Run one gate and append it to the log and to records. */
static int run_one(const struct gate_options *o, const struct order *order, const char *kind,
                   json_t *extra, json_t *records)
{
	struct gate gate;
	int status = gate_run(order, &gate);
	json_t *record = NULL;

	if (status == 0)
		record = json_pack("{s:s, s:s, s:O, s:s, s:b, s:f, s:I, s:I, s:I, s:o}", "record", "gate",
		                   "kind", kind, "extra", extra, "verdict",
		                   verdict_word(gate_verdict(&gate)), "unfit", gate.unfit, "seconds",
		                   gate.seconds, "n_pairs", (json_int_t)order->pairs, "n_confirm",
		                   (json_int_t)order->confirm, "repetitions",
		                   (json_int_t)order->repetitions, "rows", show_rows(&gate));
	gate_free(&gate);
	if (status != 0)
		return status;
	return log_keep(o->log, records, record) != 0 ? GATE_USAGE : 0;
}

/* A gate of this build against itself. */
static int run_same(const struct gate_options *o, json_t *records)
{
	json_t *none = json_object();
	int status = run_one(o, &o->order, "same", none, records);

	json_decref(none);
	return status;
}

/* One in which some rows do more; their counters would tell, so time alone is looked at. */
static int run_slower(const struct gate_options *o, json_t *records)
{
	struct order order = o->order;
	json_t *extra = json_object();
	char *ten = NULL, *quarter = NULL;
	struct pool pool;
	int status = GATE_USAGE;

	if (pool_make(&pool, records, order.pairs, order.confirm) == 0) {
		quarter = extra_work(&pool, gates_of(records, "slower", &o->order), EXTRA_25, extra);
		ten = extra_work(&pool, gates_of(records, "slower", &o->order), EXTRA_10, extra);
	}
	order.counters = false;
	order.extra[0] = quarter;
	order.extra[1] = ten;
	if (quarter != NULL && ten != NULL)
		status = run_one(o, &order, "slower", extra, records);
	pool_free(&pool);
	json_decref(extra);
	free(quarter);
	free(ten);
	return status;
}

static int run_live(struct gate_options *o, json_t *records)
{
	int status = 0;

	for (int kind = 0; kind < 2; kind++) {
		const char *name = kind == 0 ? "same" : "slower";

		if (status == 0 && gates_of(records, name, &o->order) < (size_t)o->live)
			status = calibrate(&o->order);
		while (status == 0 && gates_of(records, name, &o->order) < (size_t)o->live) {
			printf("%s gate %zu of %d\n", name, gates_of(records, name, &o->order) + 1, o->live);
			fflush(stdout);
			status = kind == 0 ? run_same(o, records) : run_slower(o, records);
			if (interrupted())
				status = GATE_USAGE;
		}
	}
	return status;
}

/* Pairs of an unfit machine say nothing of how far times are to be trusted, so counts are no help. */
static int self_times(struct gate_options *o, json_t *records)
{
	int status;

	o->order.by = BY_TIME;
	status = run_live(o, records);
	return status != 0 ? status : self_report(o, records);
}

int self_test(struct gate_options *o)
{
	char program[4096], log[4200];
	json_t *records;
	int status = find_self(o->order.by, program, log);

	if (status != 0)
		return status;
	o->log = o->log != NULL ? o->log : log;
	o->order.program[BASE] = o->order.program[HEAD] = program;
	if ((records = log_read(o->log)) == NULL)
		return GATE_USAGE;
	if (o->order.by == BY_COUNTS)
		status = self_counts(o, records);
	else
		status = self_times(o, records);
	json_decref(records);
	return status;
}
