/* SPDX-License-Identifier: MIT */
#include "command/skips.h"

#include <string.h>

#include "base/messages.h"
#include "base/safe_text.h"
#include "cell/records.h"

enum { CAUSE_BYTES = 120 }; /* of a cause are shown */

/* Append what is shown of a cause, truncated between two characters. */
static void append_cause(struct line *out, const char *message)
{
	struct line text = { 0 };
	size_t size;

	plain_append(&text, message[0] != '\0' ? message : "no cause is given");
	size = text.size;
	if (size > CAUSE_BYTES)
		for (size = CAUSE_BYTES; ((unsigned char)text.text[size] & 0xc0) == 0x80;)
			size--;
	line_append(out, plain_of(&text), size);
	line_text(out, size < text.size ? "…" : "");
	line_free(&text);
}

static void count_cause(json_t *counts, const char *message)
{
	struct line cause = { 0 };
	json_int_t before;

	append_cause(&cause, message);
	before = json_integer_value(json_object_get(counts, plain_of(&cause)));
	json_object_set_new(counts, plain_of(&cause), json_integer(before + 1));
	line_free(&cause);
}

/* {CAUSE: COUNT} */
static json_t *count_causes(const json_t *records, const char *cell)
{
	json_t *counts = json_object(), *record;
	size_t i;

	json_array_foreach(records, i, record)
		if (record_is(record, "result") && result_is(record, "skip") &&
		    (cell == NULL || strcmp(record_text(record, "cell"), cell) == 0))
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

void coverage_add(struct coverage *c, const json_t *result)
{
	bool skipped = result_is(result, "skip"), error = result_is(result, "error");
	bool required = strcmp(record_text(result, "level"), "required") == 0;

	c->results++;
	c->ran += !skipped;
	c->required += required;
	c->tested += required && !skipped && !error;
}

bool coverage_untested(const struct coverage *c)
{
	return c->results > 0 && (c->ran == 0 || (c->required > 0 && c->tested == 0));
}

bool skips_untested(struct line *out, const json_t *records)
{
	struct coverage c = { 0 };
	json_t *record, *causes;
	size_t i;

	json_array_foreach(records, i, record)
		if (record_is(record, "result"))
			coverage_add(&c, record);
	if (!coverage_untested(&c))
		return false;
	causes = skips_causes(records, NULL, 1);
	line_text(out, "no required requirement passed or failed");
	if (json_array_size(causes) > 0)
		line_format(out, "; skipped: %s", json_string_value(json_array_get(causes, 0)));
	json_decref(causes);
	return true;
}

/* --- a limit on skips: what a machine cannot try is not tested, and a pipeline should know -----
 */

enum { CAUSES = 3 }; /* are named */

static long count_skips(const json_t *records, const char *cell)
{
	size_t i;
	long count = 0;
	json_t *record;

	json_array_foreach(records, i, record)
		count +=
		    result_is(record, "skip") && strcmp(record_text(record, "cell"), cell) == 0;
	return count;
}

static void complain_of(const json_t *records, const char *cell, long skips, long most)
{
	json_t *causes = skips_causes(records, cell, CAUSES), *cause;
	struct line text = { 0 };
	size_t i;

	json_array_foreach(causes, i, cause)
		line_format(&text, "%s%s", i > 0 ? "; " : "", json_string_value(cause));
	complain("%s: %ld skipped, more than --max-skips %ld: %s", cell, skips, most,
	         plain_of(&text));
	line_free(&text);
	json_decref(causes);
}

size_t skips_check(const json_t *records, long most)
{
	size_t i, over = 0;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *cell = record_text(record, "cell");
		long skips = record_is(record, "cell") ? count_skips(records, cell) : 0;

		if (skips <= most)
			continue;
		complain_of(records, cell, skips, most);
		over++;
	}
	return over;
}
