/* SPDX-License-Identifier: MIT
 *
 * What two runs say of themselves: columns that only one of them has, and where machine or
 * implementation are not the same. */
#include "output_diff.h"
#include "output_words.h"

#include <stdint.h>

static void write_column(FILE *out, const struct matrix *m, size_t column, const char *what)
{
	size_t bad = 0;

	for (size_t i = 0; i < m->row_count; i++)
		bad += result_bad(m->rows[i].results[column]);
	fprintf(out, "column %s: %s, with %zu results, %zu of them failures\n", what,
		m->columns[column].label, m->columns[column].results, bad);
}

/* One fact of a column in the two runs. */
struct fact {
	const json_t *before, *after;
};

static struct fact fact_of(const struct diff *d, size_t column, const char *name)
{
	const struct column_pair *c = &d->columns[column];

	if (!diff_paired(c))
		return (struct fact){ NULL, NULL };
	return (struct fact){ json_object_get(d->before.columns[c->before].record, name),
			      json_object_get(d->after.columns[c->after].record, name) };
}

static bool same_fact(struct fact a, struct fact b)
{
	return json_equal(a.before, b.before) && json_equal(a.after, b.after);
}

/* Where the machine or the implementation is another: often that is the reason.  A change
 * that several columns share is said of the first. */
static void write_fact(FILE *out, const struct diff *d, size_t column, const char *name)
{
	struct fact fact = fact_of(d, column, name);
	struct line line = { 0 };
	size_t others = 0;

	if (fact.before == NULL || fact.after == NULL || json_equal(fact.before, fact.after))
		return;
	for (size_t i = 0; i < d->column_count; i++) {
		if (i < column && same_fact(fact_of(d, i, name), fact))
			return;
		others += i > column && same_fact(fact_of(d, i, name), fact);
	}
	words_plain(&line, d->columns[column].label);
	if (others != 0)
		line_format(&line, " and %zu more", others);
	line_format(&line, ": %s ", name);
	words_json(&line, fact.before);
	line_text(&line, " -> ");
	words_json(&line, fact.after);
	fprintf(out, "%s\n", words_of(&line));
	line_free(&line);
}

const char *const diff_fact_names[] = { "version", "claims", "suite", "kernel", "architecture",
					"filesystem", "mount", "page", "privileged", NULL };

bool diff_fact(const struct diff *d, size_t column, const char *name, const json_t **before,
	       const json_t **after)
{
	struct fact fact = fact_of(d, column, name);

	*before = fact.before;
	*after = fact.after;
	return fact.before != NULL && fact.after != NULL && !json_equal(fact.before, fact.after);
}

void diff_facts(FILE *out, const struct diff *d, size_t column)
{
	if (d->columns[column].after == SIZE_MAX)
		write_column(out, &d->before, d->columns[column].before, "disappeared");
	else if (d->columns[column].before == SIZE_MAX)
		write_column(out, &d->after, d->columns[column].after, "appeared");
	for (size_t i = 0; diff_fact_names[i] != NULL; i++)
		write_fact(out, d, column, diff_fact_names[i]);
}
