/* SPDX-License-Identifier: MIT
 *
 * Skips by cause, and whether anything was tested besides. */
#include "output_words.h"

#include <string.h>

enum { CAUSE_BYTES = 120 }; /* of a cause are shown */

static bool in_cell(const json_t *record, const char *cell)
{
	return record_is(record, "result") &&
	       (cell == NULL || strcmp(record_text(record, "cell"), cell) == 0);
}

/* Append what is shown of a cause, truncated between two characters. */
static void append_cause(struct line *out, const char *message)
{
	struct line text = { 0 };
	size_t size;

	words_plain(&text, message[0] != '\0' ? message : "no cause is given");
	size = text.size;
	if (size > CAUSE_BYTES)
		for (size = CAUSE_BYTES; ((unsigned char)text.text[size] & 0xc0) == 0x80;)
			size--;
	line_append(out, words_of(&text), size);
	line_text(out, size < text.size ? "…" : "");
	line_free(&text);
}

static void count_cause(json_t *counts, const char *message)
{
	struct line cause = { 0 };
	json_int_t before;

	append_cause(&cause, message);
	before = json_integer_value(json_object_get(counts, words_of(&cause)));
	json_object_set_new(counts, words_of(&cause), json_integer(before + 1));
	line_free(&cause);
}

/* {CAUSE: COUNT} */
static json_t *count_causes(const json_t *records, const char *cell)
{
	json_t *counts = json_object(), *record;
	size_t i;

	json_array_foreach(records, i, record)
		if (in_cell(record, cell) && result_skipped(record))
			count_cause(counts, record_text(record, "message"));
	return counts;
}

/* Take the most frequent cause out of counts: "39 x CAUSE". */
static json_t *take_cause(json_t *counts)
{
	const char *key, *best = NULL;
	json_int_t most = 0;
	json_t *value, *text;

	json_object_foreach(counts, key, value) {
		json_int_t count = json_integer_value(value);

		if (count < most || (count == most && strcmp(key, best) > 0))
			continue;
		most = count;
		best = key;
	}
	text = json_sprintf("%" JSON_INTEGER_FORMAT " x %s", most, best);
	json_object_del(counts, best);
	return text;
}

json_t *skips_causes(const json_t *records, const char *cell, size_t most)
{
	json_t *counts = count_causes(records, cell), *causes = json_array();
	size_t rest;

	for (size_t i = 0; i < most && json_object_size(counts) > 0; i++)
		json_array_append_new(causes, take_cause(counts));
	rest = json_object_size(counts);
	if (rest > 0)
		json_array_append_new(causes, json_sprintf("and %zu more cause%s", rest,
							   rest == 1 ? "" : "s"));
	json_decref(counts);
	return causes;
}

bool words_untested(struct line *out, const json_t *records, const char *cell)
{
	size_t i, results = 0, ran = 0, required = 0, tested = 0;
	json_t *record, *causes;

	json_array_foreach(records, i, record) {
		bool binds = strcmp(record_text(record, "level"), "required") == 0;

		if (!in_cell(record, cell))
			continue;
		results++;
		ran += !result_skipped(record);
		required += binds;
		tested += binds && result_ran(record);
	}
	if (results == 0 || (ran > 0 && (required == 0 || tested > 0)))
		return false;
	causes = skips_causes(records, cell, 1);
	line_text(out, "no required requirement passed or failed");
	if (json_array_size(causes) > 0)
		line_format(out, "; skipped: %s", json_string_value(json_array_get(causes, 0)));
	json_decref(causes);
	return true;
}
