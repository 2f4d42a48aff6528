/* SPDX-License-Identifier: MIT
 *
 * What two runs say of themselves: columns that only one of them has, and where machine or
 * implementation are not the same. */
#include "output_diff.h"
#include "output_words.h"

#include <stdint.h>

bool diff_alone(const struct diff *d, size_t column, size_t *results, size_t *failures)
{
	const struct column_pair *c = &d->columns[column];
	const struct matrix *m = c->after == SIZE_MAX ? &d->before : &d->after;
	size_t k = c->after == SIZE_MAX ? c->before : c->after;

	if (diff_paired(c))
		return false;
	*results = m->columns[k].results;
	*failures = 0;
	for (size_t i = 0; i < m->row_count; i++)
		*failures += result_bad(m->rows[i].results[k]);
	return true;
}

static void append_column(struct line *out, const struct diff *d, size_t column)
{
	size_t results, failures;

	if (!diff_alone(d, column, &results, &failures))
		return;
	line_format(out, "column %s: ",
		    d->columns[column].after == SIZE_MAX ? "disappeared" : "appeared");
	words_plain(out, d->columns[column].label);
	line_format(out, ", with %zu results, %zu of them failures", results, failures);
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
static void append_fact(struct line *out, const struct diff *d, size_t column, const char *name)
{
	struct fact fact = fact_of(d, column, name);
	size_t others = 0;

	if (fact.before == NULL || fact.after == NULL || json_equal(fact.before, fact.after))
		return;
	for (size_t i = 0; i < d->column_count; i++) {
		if (i < column && same_fact(fact_of(d, i, name), fact))
			return;
		others += i > column && same_fact(fact_of(d, i, name), fact);
	}
	words_plain(out, d->columns[column].label);
	if (others != 0)
		line_format(out, " and %zu more", others);
	line_format(out, ": %s ", name);
	words_json(out, fact.before);
	line_text(out, " -> ");
	words_json(out, fact.after);
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

static void end(struct line *line, diff_sink *sink, void *to)
{
	if (line->failed || line->size != 0)
		sink(to, line);
	line_free(line);
}

void diff_facts(const struct diff *d, size_t column, diff_sink *sink, void *to)
{
	struct line line = { 0 };

	append_column(&line, d, column);
	end(&line, sink, to);
	for (size_t i = 0; diff_fact_names[i] != NULL; i++) {
		append_fact(&line, d, column, diff_fact_names[i]);
		end(&line, sink, to);
	}
}
