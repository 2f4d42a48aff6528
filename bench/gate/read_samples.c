/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"

#include "gate.h"

enum { FIELDS_MAX = 64, VALID_MIN = 3 };

enum field { CASE, STRATEGY, STATE, VARIANT, OPS, VERDICT, SECONDS, MINOR, MAJOR, DEVICE, FIELDS };

static const char *const names[FIELDS] = {
	"case",    "strategy", "state",        "variant",      "ops",
	"verdict", "seconds",  "minor_faults", "major_faults", "device_bytes",
};

/* The samples of one row. */
struct series {
	double *ns; /* for an operation, of each valid sample */
	size_t valid, all;
};

struct table {
	size_t column[FIELDS];
	struct series *series; /* of each row of the gate */
	size_t n;
};

/* Split the line at its commas.  The last field, which may hold some, is not looked at. */
static size_t split(char *line, char *fields[FIELDS_MAX])
{
	size_t n = 0;

	while (n < FIELDS_MAX && (fields[n] = strsep(&line, ",")) != NULL)
		n++;
	return n;
}

static int read_head(char *line, struct table *t)
{
	char *fields[FIELDS_MAX];
	size_t n = split(line, fields);

	for (size_t want = 0; want < FIELDS; want++) {
		size_t i = 0;

		while (i < n && strcmp(fields[i], names[want]) != 0)
			i++;
		if (i == n)
			return complain("samples.csv has no column %s: the program is too old",
			                names[want]);
		t->column[want] = i;
	}
	return 0;
}

static void count(struct counter *c, uint64_t value)
{
	if (c->samples == 0 || value < c->least) {
		c->least = value;
		c->at_least = 0;
	}
	c->at_least += value == c->least;
	c->samples++;
}

static void take(char *const *fields, const size_t *column, struct series *s, struct row *row,
                 enum side side)
{
	uint64_t ops = strtoull(fields[column[OPS]], NULL, 10);

	s->all++;
	if (strcmp(fields[column[VERDICT]], "valid") != 0 || ops == 0)
		return;
	row->ops[side] = ops;
	for (size_t k = 0; k < COUNT_CALLS; k++)
		count(&row->counters[side][k], strtoull(fields[column[MINOR + k]], NULL, 10));
	s->ns = memory_resize(s->ns, s->valid + 1, sizeof(*s->ns));
	s->ns[s->valid++] = strtod(fields[column[SECONDS]], NULL) * 1e9 / (double)ops;
}

static struct series *series_of(struct table *t, size_t row)
{
	if (row >= t->n)
		t->series = memory_resize(t->series, row + 1, sizeof(*t->series));
	for (; row >= t->n; t->n++)
		t->series[t->n] = (struct series){ 0 };
	return &t->series[row];
}

static int read_line(char *line, struct table *t, enum side side, struct gate *gate)
{
	char *fields[FIELDS_MAX], name[GATE_NAME_MAX];
	size_t n = split(line, fields), row;
	const size_t *at = t->column;

	for (size_t i = 0; i < FIELDS; i++)
		if (at[i] >= n)
			return complain("samples.csv has a line of %zu fields", n);
	if (strcmp(fields[at[CASE]], "empty") == 0)
		return 0;
	snprintf(name, sizeof(name), "%s/%s/%s%s%s", fields[at[CASE]], fields[at[STRATEGY]],
	         fields[at[STATE]], *fields[at[VARIANT]] != '\0' ? "/" : "", fields[at[VARIANT]]);
	row = gate_row(gate, name);
	gate->rows[row].cold = strcmp(fields[at[STATE]], "cold") == 0;
	take(fields, at, series_of(t, row), &gate->rows[row], side);
	return 0;
}

/* What a process says of a row: the first quartile when it is cold, else the least. */
static double statistic(const struct series *s, bool cold)
{
	if (s->valid < VALID_MIN || 2 * s->valid < s->all)
		return NAN;
	gsl_sort(s->ns, 1, s->valid);
	return cold ? gsl_stats_quantile_from_sorted_data(s->ns, 1, s->valid, 0.25) : s->ns[0];
}

static void enter(double number, struct row *row, enum side side, const struct measurement *m)
{
	struct pairs *pairs = m->further ? &row->second : &row->first;

	if (m->pair >= pairs->n)
		pairs->at = memory_resize(pairs->at, m->pair + 1, sizeof(*pairs->at));
	for (; m->pair >= pairs->n; pairs->n++)
		pairs->at[pairs->n] = (struct pair){ { NAN, NAN } };
	pairs->at[m->pair].of[side] = number;
}

int samples_read(const char *path, enum side side, const struct measurement *m)
{
	FILE *in = fopen(path, "r");
	struct table t = { 0 };
	char *line = NULL;
	size_t room = 0, lines = 0;
	int status = 0;

	if (in == NULL)
		return complain("cannot read %s: %s", path, strerror(errno));
	while (status == 0 && getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		status = lines++ == 0 ? read_head(line, &t) : read_line(line, &t, side, m->gate);
	}
	for (size_t i = 0; i < t.n; i++) {
		struct row *row = &m->gate->rows[i];

		if (status == 0 && t.series[i].all > 0)
			enter(statistic(&t.series[i], row->cold), row, side, m);
		free(t.series[i].ns);
	}
	free(t.series);
	free(line);
	fclose(in);
	return status;
}
