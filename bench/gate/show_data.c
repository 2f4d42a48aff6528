/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <math.h>

#include "gate_show.h"

static json_t *number(double value)
{
	return isfinite(value) && value > 0 ? json_real(value) : json_null();
}

static json_t *pairs_json(const struct pairs *pairs)
{
	json_t *list = json_array();

	for (size_t i = 0; i < pairs->n; i++)
		json_array_append_new(list, json_pack("[o, o]", number(pairs->at[i].of[BASE]),
		                                      number(pairs->at[i].of[HEAD])));
	return list;
}

static json_t *judgement_json(const struct judgement *j)
{
	return json_pack("{s:s, s:I, s:o, s:o, s:o, s:o}", "verdict", verdict_words[j->verdict],
	                 "pairs", (json_int_t)j->pairs, "ratio", number(j->ratio), "low",
	                 number(j->low), "high", number(j->high), "tail", number(j->tail));
}

static json_t *counters_json(const struct row *row)
{
	static const char *const names[COUNTS] = { "minor_faults", "major_faults", "device_bytes",
		                                   "system_calls" };
	json_t *object = json_object();

	for (size_t k = 0; k < COUNTS; k++) {
		const struct counter *c[SIDES] = { &row->counters[BASE][k],
			                           &row->counters[HEAD][k] };

		if (c[BASE]->samples > 0 && c[HEAD]->samples > 0)
			json_object_set_new(object, names[k],
			                    json_pack("[I, I]", (json_int_t)c[BASE]->least,
			                              (json_int_t)c[HEAD]->least));
	}
	return object;
}

/* Instructions and memory accesses of one operation, of baseline and candidate. */
static json_t *counts_json(const struct row *row)
{
	const double *base = row->counts[BASE].run[0], *head = row->counts[HEAD].run[0];

	return json_pack("{s:[o, o], s:[o, o]}", "instructions", number(base[WORK_INSTRUCTIONS]),
	                 number(head[WORK_INSTRUCTIONS]), "accesses", number(base[WORK_ACCESSES]),
	                 number(head[WORK_ACCESSES]));
}

static json_t *row_json(const struct row *row)
{
	json_t *object =
	    json_pack("{s:s, s:s, s:s, s:s, s:b, s:o, s:o, s:o}", "row", row->name, "verdict",
	              verdict_words[row->verdict], "by", by_words[row->by], "why", row->why, "cold",
	              row->cold, "first", judgement_json(&row->judged), "pairs",
	              pairs_json(&row->first), "counters", counters_json(row));

	if (row->second.n > 0) {
		json_object_set_new(object, "confirmed", judgement_json(&row->confirmed));
		json_object_set_new(object, "further_pairs", pairs_json(&row->second));
	}
	if (row->by == BY_COUNTS)
		json_object_set_new(object, "counts", counts_json(row));
	return object;
}

static json_t *rows_json(const struct gate *gate)
{
	json_t *list = json_array();

	for (size_t i = 0; i < gate->nrows; i++)
		json_array_append_new(list, row_json(&gate->rows[i]));
	return list;
}

int show_json(FILE *out, const void *data)
{
	const struct shown *s = data;
	const struct gate_options *o = s->options;
	const struct gate *gate = s->gate;
	json_t *object =
	    json_pack("{s:s, s:s, s:s, s:s, s:b, s:I, s:I, s:I, s:I, s:f, s:o}", "base", o->base,
	              "head", o->head, "verdict", verdict_words[gate_verdict(gate)], "by",
	              by_words[gate->by], "unfit", gate->unfit, "seed", (json_int_t)o->seed,
	              "pairs", (json_int_t)o->order.pairs, "confirm", (json_int_t)o->order.confirm,
	              "repetitions", (json_int_t)o->order.repetitions, "seconds", gate->seconds,
	              "rows", rows_json(gate));

	json_dumpf(object, out, JSON_INDENT(1));
	fputc('\n', out);
	json_decref(object);
	return 0;
}

static void csv_pairs(FILE *out, const char *row, const struct pairs *pairs, const char *stage)
{
	for (size_t i = 0; i < pairs->n; i++) {
		fprintf(out, "%s,%s,%zu", row, stage, i + 1);
		for (enum side side = BASE; side < SIDES; side++) {
			double ns = pairs->at[i].of[side];

			fprintf(out, isfinite(ns) && ns > 0 ? ",%.9g" : ",-", ns);
		}
		fputc('\n', out);
	}
}

int show_csv(FILE *out, const void *data)
{
	const struct gate *gate = ((const struct shown *)data)->gate;

	fputs("row,stage,pair,base_ns,head_ns\n", out);
	for (size_t i = 0; i < gate->nrows; i++) {
		csv_pairs(out, gate->rows[i].name, &gate->rows[i].first, "first");
		csv_pairs(out, gate->rows[i].name, &gate->rows[i].second, "confirm");
	}
	return 0;
}
