/* SPDX-License-Identifier: MIT
 *
 * The first screen: all that a person wants to know before asking more. */
#include "command/first_screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/safe_text.h"
#include "base/terminal.h"
#include "cell/records.h"
#include "adapter_description.h"

enum { CAUSES_LISTED = 6 };

/* One line of text that came from elsewhere; nothing if it is empty. */
static void print_plain(FILE *out, const char *before, const char *text)
{
	struct line line = { 0 };

	plain_append(&line, text);
	if (line.size != 0)
		fprintf(out, "%s%s\n", before, line.text);
	line_free(&line);
}

/* Append member name of the cells after the text before; what differs between cells as a
 * count. */
static void append_fact(struct line *out, const char *before, const struct screen_cells *cells,
                        const char *name, const char *many)
{
	json_t *kinds = json_object(), *value = NULL;
	const char *text;
	bool release;

	for (size_t i = 0; i < cells->count; i++) {
		json_t *one = json_object_get(cells->at[i].record, name);
		char *key = one != NULL ? json_dumps(one, JSON_ENCODE_ANY | JSON_SORT_KEYS) : NULL;

		if (key != NULL)
			json_object_set(kinds, key, value = one);
		free(key);
	}
	text = json_string_value(value);
	/* A kernel is recorded as its release alone. */
	release = strcmp(name, "kernel") == 0 && text != NULL && text[0] >= '0' && text[0] <= '9';
	line_text(out, value != NULL ? before : "");
	line_text(out, release && json_object_size(kinds) == 1 ? "Linux " : "");
	if (json_object_size(kinds) > 1)
		line_format(out, "%zu %s", json_object_size(kinds), many);
	else if (value != NULL && strcmp(name, "page") == 0)
		screen_pages(out, json_integer_value(value));
	else
		plain_append(out, text);
	json_decref(kinds);
}

/* Append " · kills 214 of 214 catalogue mutants", the last score that is recorded, if any. */
static void append_mutants(struct line *out, const json_t *records)
{
	const json_t *score = NULL;
	json_t *record;
	size_t i;

	json_array_foreach(records, i, record)
		if (record_is(record, "mutants") &&
		    strcmp(record_text(record, "kind"), "catalogue") == 0)
			score = record;
	if (score != NULL)
		line_format(out, " · kills %lld of %lld catalogue mutants",
		            (long long)json_integer_value(json_object_get(score, "killed")),
		            (long long)json_integer_value(json_object_get(score, "of")));
}

static void print_title(FILE *out, const json_t *records, const struct screen_cells *cells)
{
	struct line title = { 0 };

	line_text(&title, "mmapspec");
	append_fact(&title, " ", cells, "suite", "versions");
	append_fact(&title, " · ", cells, "kernel", "kernels");
	append_fact(&title, " · ", cells, "filesystem", "file systems");
	append_fact(&title, " · ", cells, "page", "page sizes");
	append_mutants(&title, records);
	fprintf(out, "%s\n", plain_of(&title));
	line_free(&title);
}

static int badness(const json_t *result)
{
	static const char *const statuses[] = {
		"pass", "skip", "error", "fail", "timeout", "crash"
	};
	int rank = strcmp(record_text(result, "level"), "required") == 0 ? 10 : 0;

	for (int i = 0; i < 6; i++)
		rank += result_is(result, statuses[i]) ? i : 0;
	return rank;
}

/* The worst result that is not as expected (required first, then crash before failure), or
 * NULL; and how many are not. */
static const json_t *find_worst(const json_t *records, size_t *count)
{
	const json_t *worst = NULL;
	size_t i;
	json_t *record;

	*count = 0;
	json_array_foreach(records, i, record) {
		if (!record_is(record, "result") ||
		    json_is_true(json_object_get(record, "expected")))
			continue;
		++*count;
		if (worst == NULL || badness(record) > badness(worst))
			worst = record;
	}
	return worst;
}

/* "ID on COLUMN (claims, operation)" */
static void name_result(struct line *out, const struct screen_cells *cells, const json_t *result,
                        const struct requirement *r)
{
	const struct screen_cell *cell = screen_cell_of(cells, record_text(result, "cell"));
	const char *before = " (";
	json_t *claim;
	size_t i;

	line_format(out, "%s on %s", record_text(result, "requirement"), cell->label);
	json_array_foreach(json_object_get(cell->record, "claims"), i, claim) {
		line_format(out, "%s%s", before, json_string_value(claim));
		before = ", ";
	}
	if (r != NULL)
		line_format(out, "%s%s", before, operation_table[r->about].name);
	line_text(out, r != NULL || before[0] == ',' ? ")" : "");
}

static void print_worst(FILE *out, const json_t *records, const struct screen_cells *cells)
{
	size_t count;
	const json_t *worst = find_worst(records, &count);
	const struct requirement *r = requirement_find(record_text(worst, "requirement"));
	struct line name = { 0 };

	if (worst == NULL)
		return;
	name_result(&name, cells, worst, r);
	fputs(terminal_coloured(fileno(out)) ? "\033[31mworst new\033[0m" : "worst new", out);
	if (count > 1)
		fprintf(out, " (of %zu)", count);
	print_plain(out, ": ", plain_of(&name));
	print_plain(out, "  ", record_text(worst, "message"));
	print_plain(out, "  where ", record_text(worst, "handles"));
	causes_print(out, worst, CAUSES_LISTED);
	print_plain(out, "  requirement: ", r != NULL ? r->statement : "");
	print_plain(out, "  ", record_text(worst, "note"));
	print_plain(out, "  rerun: ", record_text(worst, "rerun"));
	if (json_object_get(worst, "replay") != NULL || json_object_get(worst, "causes") != NULL)
		fputs("  its script: rerun with --keep-replays DIR\n", out);
	line_free(&name);
}

/* How many values there are, and where. */
static void print_values(FILE *out, const json_t *records)
{
	size_t i, count = 0;
	json_t *record;

	json_array_foreach(records, i, record)
		count += json_object_get(record, "value") != NULL;
	if (count != 0)
		fprintf(out,
		        "values recorded: %zu (--json FILE holds them; report --html shows them; "
		        "--verbose lists them)\n",
		        count);
}

static void print_listed(FILE *out, const json_t *records, const struct screen_cells *cells)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		const struct screen_cell *cell;
		struct line line = { 0 };

		if (!record_is(record, "known"))
			continue;
		cell = screen_cell_of(cells, record_text(record, "cell"));
		line_format(&line, "%s, %s: %s", cell != NULL ? cell->label : "?",
		            record_text(record, "requirement"), record_text(record, "problem"));
		print_plain(out, "known failures: ", plain_of(&line));
		line_free(&line);
	}
}

static void print_skips(FILE *out, const json_t *records)
{
	json_t *causes = skips_causes(records, NULL, CAUSES_LISTED), *cause;
	size_t i;

	json_array_foreach(causes, i, cause)
		print_plain(out, "skipped: ", json_string_value(cause));
	json_decref(causes);
}

static void print_absent(FILE *out, const json_t *records)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		struct line line = { 0 };

		if (!record_is(record, "absent"))
			continue;
		line_format(&line, "%s: %s", record_text(record, "column"),
		            record_text(record, "reason"));
		print_plain(out, "absent: ", plain_of(&line));
		line_free(&line);
	}
}

void screen_print_remarks(FILE *out, const json_t *records)
{
	struct screen_cells cells = screen_cells_make(records);

	print_listed(out, records, &cells);
	print_skips(out, records);
	print_absent(out, records);
	screen_cells_free(&cells);
}

/* The number of power cuts in the records and what they were of. */
static void print_cuts(FILE *out, const json_t *records)
{
	json_int_t made = 0, lost = 0;
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		const json_t *cuts = json_object_get(record, "cuts");

		made += json_integer_value(json_object_get(cuts, "made"));
		lost += json_integer_value(json_object_get(cuts, "lost"));
	}
	if (made != 0)
		fprintf(
		    out,
		    "power cuts: %" JSON_INTEGER_FORMAT ", and %" JSON_INTEGER_FORMAT
		    " of them lost "
		    "unflushed pages (of an ext4 image of the suite's own, not of the directory under "
		    "test)\n",
		    made, lost);
}

void screen_print(FILE *out, const json_t *records)
{
	struct screen_cells cells = screen_cells_make(records);
	double seconds = 0;

	for (size_t i = 0; i < cells.count; i++)
		seconds += json_number_value(json_object_get(cells.at[i].record, "seconds"));
	print_title(out, records, &cells);
	screen_table(out, &cells);
	print_values(out, records);
	print_worst(out, records, &cells);
	screen_print_remarks(out, records);
	print_cuts(out, records);
	fprintf(out, "%.1f s\n", seconds);
	screen_cells_free(&cells);
}
