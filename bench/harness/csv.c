/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <string.h>

#include "harness/report.h"
#include "harness/summary.h"

/* The names of arguments, in the order of their first use. */
struct columns {
	const char *names[4 * ROW_ARGUMENTS_MAX];
	size_t n;
};

static struct columns argument_columns(const struct run *run)
{
	struct columns c = { .n = 0 };
	size_t i;

	for (size_t r = 0; r < run->nresults; r++)
		for (const struct row_argument *a = run->results[r].row->args; a->name != NULL;
		     a++) {
			for (i = 0; i < c.n && strcmp(c.names[i], a->name) != 0; i++)
				continue;
			if (i == c.n && c.n < sizeof(c.names) / sizeof(c.names[0]))
				c.names[c.n++] = a->name;
		}
	return c;
}

static void put_head(FILE *out, const struct columns *c, const char *before, unsigned output,
                     const char *after)
{
	fputs("case,strategy,state,variant", out);
	for (size_t i = 0; i < c->n; i++)
		fprintf(out, ",%s", c->names[i]);
	fprintf(out, ",ops,bytes,%s", before);
	for (enum quantity q = 0; q < QUANTITIES; q++)
		if ((quantities[q].outputs & output) != 0)
			fprintf(out, ",%s", quantities[q].name);
	fprintf(out, "%s,reason\n", after);
}

static void put_row(FILE *out, const struct columns *c, const struct row *row)
{
	const struct row_argument *a;

	fprintf(out, "%s,%s,%s,%s", row->owner->name, row->strategy, row->state,
	        row->variant != NULL ? row->variant : "");
	for (size_t i = 0; i < c->n; i++) {
		for (a = row->args; a->name != NULL && strcmp(a->name, c->names[i]) != 0; a++)
			continue;
		fputc(',', out);
		if (a->name != NULL)
			fprintf(out, "%" PRId64, a->value);
	}
	fprintf(out, ",%" PRIu64 ",%" PRIu64, row->ops, row->bytes);
}

/* Counts have all their digits. */
static void put(FILE *out, double v)
{
	fputc(',', out);
	if (v >= 0)
		fprintf(out, v < 1e15 && v == (double)(int64_t)v ? "%.0f" : "%.9g", v);
}

/* A reason in quotes, its own quotes doubled. */
static void put_reason(FILE *out, const char *s)
{
	fputs(",\"", out);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			fputc('"', out);
		fputc(*s, out);
	}
	fputs("\"\n", out);
}

static void put_sample(FILE *out, const struct row *row, const struct sample *s)
{
	for (enum quantity q = 0; q < QUANTITIES; q++)
		if ((quantities[q].outputs & IN_SAMPLES) != 0)
			put(out, quantities[q].needs_valid && s->verdict != SAMPLE_VALID
			             ? NO_VALUE
			             : quantity_of(q, row, s));
	put_reason(out, s->reason);
}

int csv_samples(FILE *out, const void *data)
{
	static const char *const verdicts[] = { "valid", "invalid", "skip" };
	const struct run *run = data;
	struct columns c = argument_columns(run);

	put_head(out, &c, "sample,verdict", IN_SAMPLES, "");
	for (size_t i = 0; i < run->nresults; i++)
		for (size_t j = 0; j < run->results[i].nsamples; j++) {
			const struct sample *s = &run->results[i].samples[j];

			put_row(out, &c, run->results[i].row);
			fprintf(out, ",%zu,%s", j + 1, verdicts[s->verdict]);
			put_sample(out, run->results[i].row, s);
		}
	return 0;
}

static void put_summary(FILE *out, const struct summary *s)
{
	int ok = strcmp(s->status, "ok") == 0;
	const double speed[] = { s->gbps_min, s->median[GB_PER_S], s->gbps_max };
	const double ratio[] = { s->ratio.mid, s->ratio.low, s->ratio.high };

	fprintf(out, ",%s,%zu,%zu", s->status, s->valid, s->dropped);
	for (size_t i = 0; i < 3; i++)
		put(out, ok ? speed[i] : NO_VALUE);
	for (enum quantity q = 0; q < QUANTITIES; q++)
		if ((quantities[q].outputs & IN_SUMMARY) != 0)
			put(out, ok ? s->median[q] : NO_VALUE);
	for (size_t i = 0; i < 3; i++)
		put(out, ok ? ratio[i] : NO_VALUE);
	put_reason(out, s->reason);
}

int csv_summary(FILE *out, const void *data)
{
	const struct run *run = data;
	struct columns c = argument_columns(run);

	put_head(out, &c, "status,valid,dropped,gb_per_s_min,gb_per_s_median,gb_per_s_max",
	         IN_SUMMARY, ",ratio,ratio_low,ratio_high");
	for (size_t i = 0; i < run->nresults; i++) {
		put_row(out, &c, run->sums[i].row);
		put_summary(out, &run->sums[i]);
	}
	return 0;
}
