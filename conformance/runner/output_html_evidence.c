/* SPDX-License-Identifier: MIT
 *
 * What a cell's page says of the result: what was expected and what was found, why a failure
 * is known, and what each column has to show for it. */
#include "output_html.h"

#include <string.h>

/* What there is to be expected, where the message does not say. */
static const char *expectation(const json_t *result)
{
	switch (result_standing(result)) {
	case STANDS_VALUE: return "Nothing: the value is recorded, and not judged.";
	case STANDS_SKIP: return "It was not run.";
	default: return "What the statement says.";
	}
}

/* What was found, where there is no message. */
static const char *outcome(const json_t *result)
{
	const char *value = record_text(result, "value"), *message = record_text(result, "message");

	if (message[0] != '\0')
		return message;
	return value[0] != '\0' ? value : record_text(result, "status");
}

/* A part of a message under its heading. */
static void write_part(const struct page *p, const char *title, const char *text, const char *end)
{
	struct line part = { 0 };

	line_append(&part, text, (size_t)(end - text));
	markup(p->out, "<h4>%s</h4>\n<p class=\"message\">%s</p>\n", title, words_of(&part));
	line_free(&part);
}

void html_observation(const struct page *p, const json_t *result)
{
	const char *message = record_text(result, "message");
	struct message_parts parts;

	if (html_message_parts(message, &parts)) {
		write_part(p, "Call", message, parts.call_end);
		write_part(p, "Expected", parts.expected, parts.expected_end);
	} else {
		markup(p->out, "<h4>Expected</h4>\n<p>%s</p>\n", expectation(result));
		parts.found = outcome(result);
	}
	markup(p->out, "<h4>Observed</h4>\n<p class=\"message\">%s</p>\n", parts.found);
	if (strcmp(record_text(result, "stage"), "fixture") == 0)
		markup(p->out, "<p>It ended while the test was being prepared.</p>\n");
	if (json_object_get(result, "cuts") != NULL)
		markup(p->out, "<p>The power cuts were of an ext4 image of the suite's own, not of "
			       "the directory under test.</p>\n");
}

static void write_text(const struct page *p, const json_t *result, const char *name,
		       const char *title, const char *words)
{
	if (record_text(result, name)[0] == '\0')
		return;
	markup(p->out, "<h4>%s</h4>\n", title);
	if (words[0] != '\0')
		markup(p->out, "<p>%s</p>\n", words);
	markup(p->out, "<pre class=\"%s\" tabindex=\"0\">%s</pre>\n", name, record_text(result, name));
}

static void write_texts(const struct page *p, const json_t *result)
{
	if (json_array_size(json_object_get(result, "transcript")) != 0) {
		markup(p->out, "<h4>Transcript</h4>\n");
		html_transcript(p, json_object_get(result, "transcript"));
	}
	write_text(p, result, "stderr", "Standard error", "");
	if (record_text(result, "rerun")[0] != '\0')
		markup(p->out, "<h4>Run it again</h4>\n");
	html_repeat(p, result);
	write_text(p, result, "replay", "Script that shows it",
		   "Saved as FILE it is played by mmapspec run --replay FILE.");
	write_text(p, result, "program", "Program that shows it", "It needs nothing of the suite.");
}

/* Would the second have anything to show that the first has not? */
static bool same_evidence(const json_t *a, const json_t *b)
{
	static const char *const names[] = { "transcript", "stderr", "replay", "program" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!json_equal(json_object_get(a, names[i]), json_object_get(b, names[i])))
			if (json_object_get(a, names[i]) != NULL || json_object_get(b, names[i]) != NULL)
				return false;
	return true;
}

void html_evidence(const struct page *p, const struct matrix_row *row, size_t leader, size_t column)
{
	const json_t *result = row->results[column];

	if (column == leader) {
		write_texts(p, result);
	} else if (!same_evidence(row->results[leader], result)) {
		markup(p->out, "<details class=\"fold\"><summary>The same in %s</summary>\n",
		       p->m->columns[column].label);
		write_texts(p, result);
		markup(p->out, "</details>\n");
	}
}
