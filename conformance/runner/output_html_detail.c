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

void html_sentences(const struct page *p, const struct matrix_row *row)
{
	const char *at = row->requirement->sources, *word;
	size_t size;

	markup(p->out, "<ul>\n");
	while ((word = next_word(&at, &size)) != NULL)
		write_sentence(p, word, size);
	markup(p->out, "</ul>\n");
}

void html_sources(const struct page *p, const struct matrix_row *row)
{
	if (row->requirement == NULL)
		return;
	markup(p->out, "<details class=\"sources\"><summary>%s</summary>\n",
	       row->requirement->sources);
	html_sentences(p, row);
	markup(p->out, "</details>\n");
}

/* The part of a message up to end, as one term of a list. */
static void write_term(const struct page *p, const char *term, const char *text, const char *end)
{
	struct line part = { 0 };

	line_append(&part, text, (size_t)(end - text));
	markup(p->out, "<dt>%s</dt><dd>%s</dd>\n", term, words_of(&part));
	line_free(&part);
}

bool html_message_parts(const char *message, struct message_parts *out)
{
	static const char first[] = ": expected ", second[] = ", found ";

	out->call_end = strstr(message, first);
	out->expected_end = out->call_end != NULL ? strstr(out->call_end, second) : NULL;
	if (out->expected_end == NULL)
		return false;
	out->expected = out->call_end + strlen(first);
	out->found = out->expected_end + strlen(second);
	return true;
}

void html_message(const struct page *p, const char *message)
{
	struct message_parts parts;

	if (message[0] == '\0')
		return;
	if (!html_message_parts(message, &parts)) {
		markup(p->out, "<p class=\"message\">%s</p>\n", message);
		return;
	}
	markup(p->out, "<dl class=\"message\">\n");
	write_term(p, "call", message, parts.call_end);
	write_term(p, "expected", parts.expected, parts.expected_end);
	write_term(p, "found", parts.found, message + strlen(message));
	markup(p->out, "</dl>\n");
}

void html_reason(const struct page *p, const json_t *result)
{
	const json_t *known = json_object_get(result, "known");
	const char *link = record_text(known, "link"), *note = record_text(result, "note");

	if (known != NULL) {
		markup(p->out, "<p class=\"reason\">%s", record_text(known, "reason"));
		markup(p->out, link[0] != '\0' ? " " : "");
		html_link(p, link);
		markup(p->out, "</p>\n");
	}
	if (note[0] != '\0')
		markup(p->out, "<p class=\"note\">%s</p>\n", note);
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

void html_transcript(const struct page *p, const json_t *lines)
{
	size_t count = json_array_size(lines);
	size_t first = count > LINES_SHOWN ? count - LINES_SHOWN : 0;

	markup(p->out, "<pre class=\"transcript\" tabindex=\"0\">");
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
