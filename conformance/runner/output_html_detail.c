/* SPDX-License-Identifier: MIT
 *
 * What is known about one requirement and one result, for the reader who asks why. */
#include "claims.h"
#include "output_html.h"

#include <stdint.h>
#include <string.h>

/* Of a transcript that long the last lines are shown, and of each line so much. */
enum { LINES_SHOWN = 16, LINE_SHOWN = 400 };

static void write_sentence(const struct page *p, const char *citation, size_t size)
{
	const struct sentence *s = sentence_find(citation, size);
	struct line name = { 0 };

	line_append(&name, citation, size);
	markup(p->out, "<li><code>%s</code> %s", words_of(&name), s != NULL ? s->text : "");
	if (s != NULL && s->constraint != NULL && s->constraint[0] != '\0')
		markup(p->out, " <small>(%s)</small>", s->constraint);
	markup(p->out, "</li>\n");
	line_free(&name);
}

void html_sources(const struct page *p, const struct matrix_row *row)
{
	const char *at, *word;
	size_t size;

	if (row->requirement == NULL)
		return;
	at = row->requirement->sources;
	markup(p->out, "<details class=\"sources\"><summary>%s</summary>\n<ul>\n", at);
	while ((word = next_word(&at, &size)) != NULL)
		write_sentence(p, word, size);
	markup(p->out, "</ul></details>\n");
}

/* The part of a message up to end, as one term of a list. */
static void write_term(const struct page *p, const char *term, const char *text, const char *end)
{
	struct line part = { 0 };

	line_append(&part, text, (size_t)(end - text));
	markup(p->out, "<dt>%s</dt><dd>%s</dd>\n", term, words_of(&part));
	line_free(&part);
}

void html_message(const struct page *p, const char *message)
{
	static const char first[] = ": expected ", second[] = ", found ";
	const char *expected = strstr(message, first);
	const char *found = expected != NULL ? strstr(expected, second) : NULL;

	if (message[0] == '\0')
		return;
	if (found == NULL) {
		markup(p->out, "<p class=\"message\">%s</p>\n", message);
		return;
	}
	markup(p->out, "<dl class=\"message\">\n");
	write_term(p, "call", message, expected);
	write_term(p, "expected", expected + strlen(first), found);
	write_term(p, "found", found + strlen(second), message + strlen(message));
	markup(p->out, "</dl>\n");
}

/* A line of a transcript, cut between two characters. */
static void write_line(const struct page *p, const char *text)
{
	size_t size = strlen(text);
	struct line shown = { 0 };

	if (size > LINE_SHOWN) {
		size = LINE_SHOWN;
		while (((unsigned char)text[size] & 0xc0) == 0x80)
			size--;
	}
	line_append(&shown, text, size);
	markup(p->out, "%s%s\n", words_of(&shown), text[size] != '\0' ? "…" : "");
	line_free(&shown);
}

static void write_transcript(const struct page *p, const json_t *lines)
{
	size_t count = json_array_size(lines);
	size_t first = count > LINES_SHOWN ? count - LINES_SHOWN : 0;

	if (count == 0)
		return;
	markup(p->out, "<pre tabindex=\"0\" aria-label=\"Transcript\">");
	if (first != 0)
		markup(p->out, "(%zu lines before)\n", first);
	for (size_t i = first; i < count; i++) {
		const char *text = json_string_value(json_array_get(lines, i));

		write_line(p, text != NULL ? text : "");
	}
	markup(p->out, "</pre>\n");
}

void html_repeat(const struct page *p, const json_t *result)
{
	if (record_text(result, "rerun")[0] != '\0')
		markup(p->out, "<pre class=\"repeat\" tabindex=\"0\"><code>%s</code></pre>\n",
		       record_text(result, "rerun"));
}

void html_evidence(const struct page *p, const struct matrix_row *row, size_t column, bool open)
{
	const json_t *result = row->results[column];
	const char *error = record_text(result, "stderr");

	markup(p->out,
	       "<details class=\"evidence\" id=\"r-%zu-%s\"%s><summary>Transcript, %s</summary>\n",
	       column, row->id, open ? " open" : "", p->m->columns[column].label);
	if (strcmp(record_text(result, "stage"), "fixture") == 0)
		markup(p->out, "<p>It ended while the test was being prepared.</p>\n");
	write_transcript(p, json_object_get(result, "transcript"));
	if (error[0] != '\0')
		markup(p->out, "<p>Standard error:</p><pre tabindex=\"0\">%s</pre>\n", error);
	if (p->leader[column] != column)
		html_repeat(p, result);
	markup(p->out, "</details>\n");
}
