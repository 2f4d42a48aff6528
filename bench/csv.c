/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <string.h>

#include "csv.h"

/* The names of arguments in the order of their first use over all rows. */
struct columns {
	const char *names[4 * BENCH_ARGS_MAX];
	size_t n;
};

static struct columns argument_columns(const struct run *run)
{
	struct columns c = { .n = 0 };
	size_t i;

	for (size_t r = 0; r < run->nresults; r++)
		for (const struct bench_arg *a = run->results[r].row->args; a->name != NULL; a++) {
			for (i = 0; i < c.n && strcmp(c.names[i], a->name) != 0; i++)
				continue;
			if (i == c.n && c.n < sizeof(c.names) / sizeof(c.names[0]))
				c.names[c.n++] = a->name;
		}
	return c;
}

static void put_columns(FILE *f, const struct columns *c)
{
	fputs("case,strategy,state,variant", f);
	for (size_t i = 0; i < c->n; i++)
		fprintf(f, ",%s", c->names[i]);
	fputs(",ops,bytes", f);
}

static void put_row(FILE *f, const struct columns *c, const struct bench_row *row)
{
	const struct bench_arg *a;

	fprintf(f, "%s,%s,%s,%s", row->owner->name, row->strategy, row->state,
	        row->variant != NULL ? row->variant : "");
	for (size_t i = 0; i < c->n; i++) {
		for (a = row->args; a->name != NULL && strcmp(a->name, c->names[i]) != 0; a++)
			continue;
		fputc(',', f);
		if (a->name != NULL)
			fprintf(f, "%" PRId64, a->value);
	}
	fprintf(f, ",%" PRIu64 ",%" PRIu64, row->ops, row->bytes);
}

static void put(FILE *f, double v)
{
	fputc(',', f);
	if (v >= 0)
		fprintf(f, "%.9g", v);
}

/* A reason in quotes, its own quotes doubled. */
static void put_text(FILE *f, const char *s)
{
	fputs(",\"", f);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			fputc('"', f);
		fputc(*s, f);
	}
	fputc('"', f);
}

static void put_sample(FILE *f, const struct bench_row *row, const struct bench_sample *s)
{
	int valid = s->verdict == BENCH_VALID;

	put(f, valid ? s->seconds : BENCH_NONE);
	put(f, valid ? sample_gbps(row, s) : BENCH_NONE);
	put(f, valid ? sample_ns_per_op(row, s) : BENCH_NONE);
	fprintf(f, ",%" PRIu64 ",%" PRIu64, s->minor_faults, s->major_faults);
	put(f, valid ? sample_pages_per_fault(row, s) : BENCH_NONE);
	put(f, s->cache_pages_per_fault);
	put(f, s->resident_before);
	put(f, s->resident_after);
	fprintf(f, ",%" PRIu64, s->device_bytes);
	put(f, s->user_s);
	put(f, s->system_s);
	put(f, s->p50_ns);
	put(f, s->p99_ns);
	put(f, s->p999_ns);
	put(f, s->max_ns);
	put_text(f, s->reason);
}

int csv_samples(FILE *f, const void *data)
{
	static const char *const verdicts[] = { "valid", "invalid", "skip" };
	const struct run *run = data;
	struct columns c = argument_columns(run);

	put_columns(f, &c);
	fputs(",sample,verdict,seconds,gb_per_s,ns_per_op,minor_faults,major_faults,"
	      "pages_per_fault,cache_pages_per_fault,resident_before,resident_after,"
	      "device_bytes,user_s,system_s,p50_ns,p99_ns,p999_ns,max_ns,reason\n",
	      f);
	for (size_t i = 0; i < run->nresults; i++)
		for (size_t j = 0; j < run->results[i].nsamples; j++) {
			const struct bench_sample *s = &run->results[i].samples[j];

			put_row(f, &c, run->results[i].row);
			fprintf(f, ",%zu,%s", j + 1, verdicts[s->verdict]);
			put_sample(f, run->results[i].row, s);
			fputc('\n', f);
		}
	return 0;
}

static void put_summary(FILE *f, const struct summary *s)
{
	const double values[] = {
		s->gbps.min,        s->gbps.median,    s->gbps.max,        s->ns_per_op,
		s->minor_faults,    s->major_faults,   s->pages_per_fault, s->cache_pages_per_fault,
		s->resident_before, s->resident_after, s->device_bytes,    s->user_s,
		s->system_s,        s->cpu_s_per_gb,   s->p50_ns,          s->p99_ns,
		s->p999_ns,         s->max_ns,         s->ratio.mid,       s->ratio.low,
		s->ratio.high,
	};
	int ok = strcmp(s->status, "ok") == 0;

	fprintf(f, ",%s,%zu,%zu", s->status, s->valid, s->dropped);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		put(f, ok ? values[i] : BENCH_NONE);
	put_text(f, s->reason);
}

int csv_summary(FILE *f, const void *data)
{
	const struct run *run = data;
	struct columns c = argument_columns(run);

	put_columns(f, &c);
	fputs(",status,valid,dropped,gb_per_s_min,gb_per_s_median,gb_per_s_max,ns_per_op,"
	      "minor_faults,major_faults,pages_per_fault,cache_pages_per_fault,"
	      "resident_before,resident_after,device_bytes,user_s,system_s,"
	      "cpu_s_per_gb,p50_ns,p99_ns,p999_ns,max_ns,"
	      "ratio,ratio_low,ratio_high,reason\n",
	      f);
	for (size_t i = 0; i < run->nresults; i++) {
		put_row(f, &c, run->sums[i].row);
		put_summary(f, &run->sums[i]);
		fputc('\n', f);
	}
	return 0;
}
