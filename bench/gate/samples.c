/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "samples.h"

enum { FIELDS_MAX = 64, VALID_MIN = 3 };

enum field {
	CASE, STRATEGY, STATE, VARIANT, OPS, VERDICT, SECONDS, MINOR, MAJOR, DEVICE, FIELDS
};

static const char *const names[FIELDS] = {
	"case",    "strategy",     "state",        "variant",     "ops",
	"verdict", "seconds",      "minor_faults", "major_faults", "device_bytes",
};

/* The samples of one row, in nanoseconds for an operation. */
struct series {
	size_t row; /* its number */
	double *v;
	size_t n, all;
};

struct table {
	size_t at[FIELDS]; /* which column */
	struct series *series;
	size_t n;
};

/* Cut the line at its commas; the last field, which may hold some, is not looked at. */
static size_t cut(char *line, char *fields[FIELDS_MAX])
{
	size_t n = 0;

	while (n < FIELDS_MAX && (fields[n] = strsep(&line, ",")) != NULL)
		n++;
	return n;
}

static int read_head(char *line, struct table *t)
{
	char *fields[FIELDS_MAX];
	size_t n = cut(line, fields);

	for (size_t want = 0; want < FIELDS; want++) {
		size_t i = 0;

		while (i < n && strcmp(fields[i], names[want]) != 0)
			i++;
		if (i == n)
			return gate_say(GATE_USAGE, "samples.csv has no column %s: the program is too old",
			                names[want]);
		t->at[want] = i;
	}
	return 0;
}

static struct series *series_of(struct table *t, size_t row)
{
	struct series *more;

	for (size_t i = 0; i < t->n; i++)
		if (t->series[i].row == row)
			return &t->series[i];
	if ((more = realloc(t->series, (t->n + 1) * sizeof(*more))) == NULL)
		return NULL;
	t->series = more;
	t->series[t->n] = (struct series){ .row = row };
	return &t->series[t->n++];
}

static int push(struct series *s, double value)
{
	double *more = realloc(s->v, (s->n + 1) * sizeof(*more));

	if (more == NULL)
		return -1;
	s->v = more;
	s->v[s->n++] = value;
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

static int take(char *const *fields, const struct table *t, struct series *s, struct row *row,
                enum side side)
{
	struct counter *counters = row->counters[side];
	uint64_t ops = strtoull(fields[t->at[OPS]], NULL, 10);

	s->all++;
	if (strcmp(fields[t->at[VERDICT]], "valid") != 0 || ops == 0)
		return 0;
	row->ops[side] = ops;
	for (size_t k = 0; k < COUNT_CALLS; k++)
		count(&counters[k], strtoull(fields[t->at[MINOR + k]], NULL, 10));
	return push(s, strtod(fields[t->at[SECONDS]], NULL) * 1e9 / (double)ops);
}

static int read_line(char *line, struct table *t, enum side side, struct gate *gate)
{
	char *fields[FIELDS_MAX], name[GATE_NAME_MAX];
	size_t n = cut(line, fields);
	struct series *s;
	size_t row;

	for (size_t i = 0; i < FIELDS; i++)
		if (t->at[i] >= n)
			return gate_say(GATE_USAGE, "samples.csv has a line of %zu fields", n);
	if (strcmp(fields[t->at[CASE]], "empty") == 0)
		return 0;
	snprintf(name, sizeof(name), "%s/%s/%s%s%s", fields[t->at[CASE]], fields[t->at[STRATEGY]],
	         fields[t->at[STATE]], *fields[t->at[VARIANT]] != '\0' ? "/" : "",
	         fields[t->at[VARIANT]]);
	if ((row = gate_row(gate, name)) == SIZE_MAX || (s = series_of(t, row)) == NULL)
		return gate_say(GATE_USAGE, "out of memory");
	gate->rows[row].cold = strcmp(fields[t->at[STATE]], "cold") == 0;
	return take(fields, t, s, &gate->rows[row], side) == 0 ? 0 : gate_say(GATE_USAGE, "out of memory");
}

/* What a process says of a row: the first quartile when it is cold, else the least. */
static double statistic(struct series *s, bool cold)
{
	if (s->n < VALID_MIN || 2 * s->n < s->all)
		return NAN;
	gsl_sort(s->v, 1, s->n);
	return cold ? gsl_stats_quantile_from_sorted_data(s->v, 1, s->n, 0.25) : s->v[0];
}

static int enter(struct series *s, struct row *row, enum side side, bool second, size_t at)
{
	struct pairs *pairs = second ? &row->second : &row->first;
	struct pair *more;

	if (at >= pairs->n) {
		if ((more = realloc(pairs->at, (at + 1) * sizeof(*more))) == NULL)
			return gate_say(GATE_USAGE, "out of memory");
		pairs->at = more;
		for (; pairs->n <= at; pairs->n++)
			more[pairs->n] = (struct pair){ { NAN, NAN } };
	}
	pairs->at[at].of[side] = statistic(s, row->cold);
	return 0;
}

int samples_read(const char *path, enum side side, bool second, size_t at, struct gate *gate)
{
	FILE *in = fopen(path, "r");
	struct table t = { 0 };
	char *line = NULL;
	size_t room = 0, lines = 0;
	int status = 0;

	if (in == NULL)
		return gate_say(GATE_USAGE, "cannot read %s: %s", path, strerror(errno));
	while (status == 0 && getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		status = lines++ == 0 ? read_head(line, &t) : read_line(line, &t, side, gate);
	}
	for (size_t i = 0; status == 0 && i < t.n; i++)
		status = enter(&t.series[i], &gate->rows[t.series[i].row], side, second, at);
	for (size_t i = 0; i < t.n; i++)
		free(t.series[i].v);
	free(t.series);
	free(line);
	fclose(in);
	return status;
}
