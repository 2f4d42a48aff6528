/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "harness/report.h"
#include "harness/summary.h"

static int is_ok(const struct summary *s)
{
	return strcmp(s->status, "ok") == 0;
}

/* A number, or a dash if it does not apply. */
static void cell(FILE *f, int width, int decimals, double v)
{
	if (v < 0)
		fprintf(f, " %*s", width, "-");
	else
		fprintf(f, " %*.*f", width, decimals, v);
}

static void head(FILE *f, const struct bench_case *c)
{
	fprintf(f, "\n%s: %s\n", c->name, c->question);
	fprintf(f, "%-24s %-10s %-13s %8s %23s %8s %9s %7s %6s %16s %7s %13s %9s\n", "", "", "", "",
	        "GB/s        ", "median", "p99 of", "times", "CPU", "page faults  ", "pages",
	        "resident  ", "samples");
	fprintf(f,
	        "%-24s %-10s %-13s %8s %7s %7s %7s %8s %9s %7s %6s %8s %7s %7s %6s %6s %5s %3s\n",
	        "strategy", "state", "variant", "ops", "min", "median", "max", "ns/op", "op, ns",
	        c->baseline != NULL ? c->baseline : "read", "s/GB", "minor", "major", "/fault",
	        "before", "after", "valid", "bad");
}

static void line(FILE *f, const struct summary *s)
{
	fprintf(f, "%-24s %-10s %-13s %8llu", s->row->strategy, s->row->state,
	        s->row->variant != NULL ? s->row->variant : "-", (unsigned long long)s->row->ops);
	if (is_ok(s)) {
		cell(f, 7, 3, s->gbps_min);
		cell(f, 7, 3, s->median[GB_PER_S]);
		cell(f, 7, 3, s->gbps_max);
		cell(f, 8, s->median[NS_PER_OP] < 100 ? 2 : 0, s->median[NS_PER_OP]);
		cell(f, 9, 0, s->median[P99_NS]);
		cell(f, 7, 2, s->ratio.mid);
		cell(f, 6, 3, s->median[CPU_S_PER_GB]);
		cell(f, 8, 0, s->median[MINOR_FAULTS]);
		cell(f, 7, 0, s->median[MAJOR_FAULTS]);
		cell(f, 7, 1, s->median[PAGES_PER_FAULT]);
		cell(f, 6, 2, s->median[RESIDENT_BEFORE]);
		cell(f, 6, 2, s->median[RESIDENT_AFTER]);
	} else {
		fprintf(f, " %-96s", s->status);
	}
	fprintf(f, " %5zu %3zu\n", s->valid, s->dropped);
}

/* Whether a row before number i gave the same reason. */
static int is_repeated(const struct run *run, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(run->sums[j].reason, run->sums[i].reason) == 0)
			return 1;
	return 0;
}

/* Each reason once, with the rows that gave it. */
static void reasons(FILE *f, const struct run *run)
{
	char name[ROW_NAME_SIZE];
	const char *title = "\nLast reasons for rows not measured and for bad samples:\n";

	for (size_t i = 0; i < run->nresults; i++) {
		const char *reason = run->sums[i].reason;

		if (*reason == '\0' || is_repeated(run, i))
			continue;
		fprintf(f, "%s  %s\n", title, reason);
		title = "";
		for (size_t j = i; j < run->nresults; j++)
			if (strcmp(run->sums[j].reason, reason) == 0) {
				row_name(run->sums[j].row, name);
				fprintf(f, "    %s\n", name);
			}
	}
}

void table_print(FILE *f, const struct run *run)
{
	const struct bench_case *c = NULL;

	for (size_t i = 0; i < run->nresults; i++) {
		if (run->sums[i].row->owner != c)
			head(f, c = run->sums[i].row->owner);
		line(f, &run->sums[i]);
	}
	reasons(f, run);
}
