/* SPDX-License-Identifier: MIT
 *
 * The first screen: all that a person wants to know before asking more. */
#include "output_words.h"
#include "outputs.h"
#include "runner.h"

/* One line of text that came from elsewhere. */
static void print_plain(FILE *out, const char *before, const char *text)
{
	struct line line = { 0 };

	words_plain(&line, text);
	if (line.size != 0)
		fprintf(out, "%s%s\n", before, words_of(&line));
	line_free(&line);
}

/* "ID on COLUMN (claims, operation)" */
static void name_result(struct line *out, const struct matrix *m, const json_t *result)
{
	const char *id = record_text(result, "requirement");
	const struct matrix_column *column = matrix_column_of(m, record_text(result, "cell"));
	const struct requirement *r = requirement_find(id);
	struct line claims = { 0 };

	words_claims(&claims, column->record);
	line_format(out, "%s on %s", id, column->label);
	if (claims.size != 0 || r != NULL)
		line_format(out, " (%s%s%s)", words_of(&claims),
			    claims.size != 0 && r != NULL ? ", " : "",
			    r != NULL ? operation_table[r->about].name : "");
	line_free(&claims);
}

static void print_worst(FILE *out, const struct matrix *m)
{
	const json_t *worst = records_worst(m->records);
	const struct requirement *r = requirement_find(record_text(worst, "requirement"));
	struct line name = { 0 };
	size_t count = scores_new(m);

	if (worst == NULL)
		return;
	name_result(&name, m, worst);
	fputs(terminal_coloured(fileno(out)) ? "\033[31mworst new\033[0m" : "worst new", out);
	if (count > 1)
		fprintf(out, " (of %zu)", count);
	fputs(": ", out);
	print_plain(out, "", words_of(&name));
	print_plain(out, "  ", record_text(worst, "message"));
	print_plain(out, "  where ", record_text(worst, "handles"));
	print_plain(out, "  requirement: ", r != NULL ? r->statement : "");
	print_plain(out, "  ", record_text(worst, "note"));
	print_plain(out, "  rerun: ", record_text(worst, "rerun"));
	if (json_object_get(worst, "replay") != NULL)
		fputs("  its script: rerun with --keep-replays DIR\n", out);
	line_free(&name);
}

/* How many values there are, and where. */
static void print_values(FILE *out, const struct matrix *m)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(m->records, i, record)
		count += json_object_get(record, "value") != NULL;
	if (count != 0)
		fprintf(out,
			"values recorded: %zu (--json FILE holds them; report --html shows them; "
			"--verbose lists them)\n",
			count);
}

static void print_listed(FILE *out, const struct matrix *m)
{
	size_t i;
	json_t *record;

	json_array_foreach(m->records, i, record) {
		const struct matrix_column *column;
		struct line line = { 0 };

		if (!record_is(record, "known"))
			continue;
		column = matrix_column_of(m, record_text(record, "cell"));
		line_format(&line, "%s, %s: %s", column != NULL ? column->label : "?",
			    record_text(record, "requirement"), record_text(record, "problem"));
		print_plain(out, "known failures: ", words_of(&line));
		line_free(&line);
	}
}

static void print_absent(FILE *out, const struct matrix *m)
{
	size_t i;
	json_t *record;

	json_array_foreach(m->records, i, record) {
		struct line line = { 0 };

		if (!record_is(record, "absent"))
			continue;
		line_format(&line, "%s: %s", record_text(record, "column"),
			    record_text(record, "reason"));
		print_plain(out, "absent: ", words_of(&line));
		line_free(&line);
	}
}

static void print_cuts(FILE *out, const struct matrix *m)
{
	struct line cuts = { 0 };

	words_cuts(&cuts, m->records);
	print_plain(out, "power cuts: ", words_of(&cuts));
	line_free(&cuts);
}

static void print_skips(FILE *out, const struct matrix *m)
{
	json_t *causes = skips_causes(m->records, NULL, CAUSES_LISTED), *cause;
	size_t i;

	json_array_foreach(causes, i, cause)
		print_plain(out, "skipped: ", json_string_value(cause));
	json_decref(causes);
}

void output_screen(FILE *out, const json_t *records)
{
	struct line title = { 0 }, machine = { 0 };
	struct matrix m;

	if (matrix_make(&m, records) != 0)
		return;
	words_suite(&title, &m);
	words_machine(&machine, &m);
	words_mutants(&machine, &m);
	fprintf(out, "%s%s%s\n", words_of(&title), machine.size != 0 ? " · " : "",
		words_of(&machine));
	line_free(&title);
	line_free(&machine);
	if (screen_table(out, &m) == 0) {
		print_values(out, &m);
		print_worst(out, &m);
		print_listed(out, &m);
		print_skips(out, &m);
		print_absent(out, &m);
		print_cuts(out, &m);
		fprintf(out, "%.1f s\n", words_seconds(&m));
	}
	matrix_free(&m);
}
