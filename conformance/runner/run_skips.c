/* SPDX-License-Identifier: MIT
 *
 * A limit on skips: what a machine cannot try is not tested, and a pipeline should know. */
#include "output_words.h"
#include "run_parts.h"

#include <string.h>

enum { REASONS = 3 }; /* are named */

/* How often each reason was given in the cell: {REASON: COUNT}. */
static json_t *count_reasons(const json_t *records, const char *cell, json_int_t *total)
{
	json_t *counts = json_object(), *record;
	size_t i;

	*total = 0;
	json_array_foreach(records, i, record) {
		const char *reason = record_text(record, "message");

		if (!record_is(record, "result") || strcmp(record_text(record, "cell"), cell) != 0 ||
		    strcmp(record_text(record, "status"), "skip") != 0)
			continue;
		++*total;
		json_object_set_new(counts, reason,
				    json_integer(1 + json_integer_value(json_object_get(counts, reason))));
	}
	return counts;
}

/* Take the most frequent reason out of counts; false when none is left. */
static bool take_reason(struct line *out, json_t *counts)
{
	const char *key, *best = NULL;
	json_int_t most = 0;
	json_t *value;

	json_object_foreach(counts, key, value) {
		if (json_integer_value(value) <= most)
			continue;
		most = json_integer_value(value);
		best = key;
	}
	if (best == NULL)
		return false;
	line_format(out, "%" JSON_INTEGER_FORMAT " x ", most);
	words_plain(out, best);
	json_object_del(counts, best);
	return true;
}

static bool check_cell(const json_t *records, const json_t *cell, long most)
{
	json_int_t total;
	json_t *counts = count_reasons(records, record_text(cell, "cell"), &total);
	struct line reasons = { 0 };

	for (int i = 0; i < REASONS && total > most && take_reason(&reasons, counts); i++)
		line_text(&reasons, i + 1 < REASONS && json_object_size(counts) > 0 ? "; " : "");
	if (total > most)
		complain("%s: %" JSON_INTEGER_FORMAT " skipped, more than --max-skips %ld: %s",
			 record_text(cell, "cell"), total, most, words_of(&reasons));
	line_free(&reasons);
	json_decref(counts);
	return total > most;
}

size_t skips_check(const json_t *records, long most)
{
	size_t i, over = 0;
	json_t *record;

	json_array_foreach(records, i, record)
		if (record_is(record, "cell"))
			over += check_cell(records, record, most);
	return over;
}
