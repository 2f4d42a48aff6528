/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interrupt.h"
#include "log.h"
#include "pattern.h"
#include "show.h"

#include "self_counts.h"

/* A trial takes seconds, a gate a minute. */
enum { TRIALS_PER_GATE = 5, EXTRA_PERCENT = 10 };

struct tally {
	size_t n, worse, none; /* none: without a verdict */
};

static const double goal = 0.95;

static const char *text_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text != NULL ? text : "";
}

static struct tally tally_of(const json_t *records, const char *kind)
{
	struct tally t = { 0 };
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		if (strcmp(text_of(record, "by"), "counts") != 0 || strcmp(text_of(record, "kind"), kind) != 0)
			continue;
		t.n++;
		t.worse += strcmp(text_of(record, "verdict"), "worse") == 0;
		t.none += strcmp(text_of(record, "verdict"), "unmeasurable") == 0 ||
		          json_is_true(json_object_get(record, "unfit"));
	}
	return t;
}

/* Run one gate and append it to the log and to records. */
static int run_one(const struct gate_options *o, const struct order *order, const char *kind,
                   json_t *records)
{
	struct gate gate;
	int status = gate_run(order, &gate);
	json_t *record = NULL;

	if (status == 0)
		record = json_pack("{s:s, s:s, s:s, s:i, s:s, s:b, s:f, s:o}", "record", "gate", "by", "counts",
		                   "kind", kind, "extra", order->extra[0] != NULL ? EXTRA_PERCENT : 0,
		                   "verdict", verdict_word(gate_verdict(&gate)), "unfit", gate.unfit,
		                   "seconds", gate.seconds, "rows", show_counts_rows(&gate));
	gate_free(&gate);
	if (status != 0)
		return status;
	return log_keep(o->log, records, record) != 0 ? GATE_USAGE : 0;
}

/* The name of a row of the first gate in the log. */
static const char *draw_row(const json_t *records, gsl_rng *random)
{
	const json_t *rows = json_object_get(json_array_get(records, 0), "rows");
	size_t n = json_array_size(rows);

	return n == 0 ? "" : text_of(json_array_get(rows, gsl_rng_uniform_int(random, n)), "row");
}

static int run_slower(const struct gate_options *o, json_t *records)
{
	struct order order = o->order;
	struct row row = { 0 };
	char *pattern, *extra = NULL;
	int status = GATE_USAGE;

	snprintf(row.name, sizeof(row.name), "%s", draw_row(records, order.random));
	pattern = pattern_of(&row, 1, NULL);
	if (pattern != NULL && asprintf(&extra, "%d=%s", EXTRA_PERCENT, pattern) < 0)
		extra = NULL;
	order.counters = false;
	order.filter = pattern;
	order.extra[0] = extra;
	if (extra != NULL)
		status = run_one(o, &order, "slower", records);
	free(extra);
	free(pattern);
	return status;
}

static int run_all(const struct gate_options *o, const char *kind, size_t wanted, json_t *records)
{
	int status = 0;

	for (size_t n = tally_of(records, kind).n; status == 0 && n < wanted; n++) {
		printf("%s gate %zu of %zu\n", kind, n + 1, wanted);
		fflush(stdout);
		status = strcmp(kind, "same") == 0 ? run_one(o, &o->order, kind, records)
		                                   : run_slower(o, records);
		if (interrupted())
			status = GATE_USAGE;
	}
	return status;
}

static void print_line(const char *what, struct tally t, const char *wanted)
{
	printf("%-24s %3zu of %3zu, %zu without a verdict   goal %s\n", what, t.worse, t.n, t.none, wanted);
}

int self_counts(const struct gate_options *o, json_t *records)
{
	int status = run_all(o, "same", (size_t)o->live, records);
	struct tally same, slower;
	bool holds;

	if (status == 0)
		status = run_all(o, "slower", TRIALS_PER_GATE * (size_t)o->live, records);
	if (status != 0)
		return status;
	same = tally_of(records, "same");
	slower = tally_of(records, "slower");
	if (same.n == 0 || slower.n == 0)
		return gate_say(GATE_NOTHING, "--log %s: no gate by counts was run yet", o->log);
	holds = same.worse == 0 && same.none == 0 && (double)slower.worse >= goal * (double)slower.n;
	print_line("false alarms, gates", same, "0");
	print_line("10 % more work found", slower, "at least 95 %");
	printf("\nby counts the goals %s\n", holds ? "hold" : "do not hold");
	return holds ? GATE_PASSED : GATE_WORSE;
}
