/* SPDX-License-Identifier: MIT */
#include "adapter_description.h"
#include "readable_lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message of it; its end is dropped when it is long. */
static const char *say(struct arena *arena, const char *format, ...)
{
	enum { ROOM = 700 };
	char *text = arena_allocate(arena, ROOM);
	va_list list;

	if (text == NULL)
		return "out of memory";
	va_start(list, format);
	vsnprintf(text, ROOM, format, list);
	va_end(list);
	return text;
}

/* "WHAT LINE AFTER", the line as show_line() shows it. */
static const char *say_line(struct arena *arena, const char *what, const char *line,
                            const char *after)
{
	struct line shown = { 0 };
	const char *text;

	if (*line == '\0')
		line_text(&shown, "an empty line");
	else
		show_line(&shown, line);
	text = say(arena, "%s%s%s", what, shown.text, after);
	line_free(&shown);
	return text;
}

static const char *say_fault(struct arena *arena, const char *name, size_t name_size,
                             const char *word, size_t size)
{
	struct line why = { 0 };
	const char *text;

	show_fault(&why, word, size);
	text = say(arena, "the handshake's %.*s: %s", (int)name_size, name, why.text);
	line_free(&why);
	return text;
}

static char *copy_text(struct arena *arena, const struct value *v)
{
	char *text = arena_allocate(arena, v->size + 1);

	if (text != NULL)
		memcpy(text, v->data, v->size);
	return text;
}

static const char *set_claims(struct arena *arena, const struct value *v, struct description *out)
{
	if (v->tag != VALUE_LIST || v->count > MAX_CLAIMS)
		return "claims is not a short list of texts";
	for (size_t i = 0; i < v->count; i++) {
		char *text, *kept;

		if (v->items[i].tag != VALUE_TEXT)
			return "claims holds something that is no text";
		text = copy_text(arena, &v->items[i]);
		kept = copy_text(arena, &v->items[i]);
		if (text == NULL || kept == NULL)
			return "memory is out";
		if (!claim_parse(text, &out->claims[i]))
			return "a claim is neither python VERSION FLAVOUR nor a family of conformance/documents";
		out->claim_texts[i] = kept;
		if (*out->claims[i].flavour != '\0')
			out->system = out->claims[i].flavour;
	}
	out->claim_count = v->count;
	return NULL;
}

static const char *set_operations(struct arena *arena, const struct value *v,
                                  struct description *out)
{
	if (v->tag != VALUE_LIST)
		return "operations is not a list of texts";
	for (size_t i = 0; i < v->count; i++) {
		const struct value *name = &v->items[i];
		enum operation op = OPERATIONS;

		if (name->tag == VALUE_TEXT)
			op = operation_find((const char *)name->data, name->size);
		if (op == OPERATIONS)
			return say(arena, "operations names %.*s, which the protocol does not have",
			           name->tag == VALUE_TEXT ? (int)name->size : 20,
			           name->tag == VALUE_TEXT ? (const char *)name->data
			                                   : "something that is no text");
		out->offered[op] = true;
	}
	return NULL;
}

static const char *set_named(struct arena *arena, const char *name, size_t size,
                             const struct value *v, struct description *out)
{
	const struct {
		const char *name;
		const char **text;
		int64_t *number;
	} fields[] = {
		{ "name", &out->name, NULL },
		{ "version", &out->version, NULL },
		{ "language", &out->language, NULL },
		{ "homepage", &out->homepage, NULL },
		{ "issues", &out->issues, NULL },
		{ "system", &out->system, NULL },
		{ "protocol", NULL, &out->protocol },
		{ "page", NULL, &out->page },
		{ "granularity", NULL, &out->granularity },
	};

	for (size_t i = 0; i < COUNT(fields); i++) {
		if (strlen(fields[i].name) != size || memcmp(fields[i].name, name, size) != 0)
			continue;
		if (fields[i].text != NULL && v->tag == VALUE_TEXT)
			*fields[i].text = copy_text(arena, v);
		else if (fields[i].number != NULL && v->tag == VALUE_INT)
			*fields[i].number = v->number;
		else
			return say(arena, "the handshake's %s is %s and not %s", fields[i].name,
			           value_tag_name(v->tag), fields[i].text != NULL ? "text" : "int");
		return NULL;
	}
	if (size == 6 && memcmp(name, "claims", 6) == 0)
		return set_claims(arena, v, out);
	if (size == 10 && memcmp(name, "operations", 10) == 0)
		return set_operations(arena, v, out);
	return NULL; /* later versions may say more */
}

/* Name every operation that each adapter must offer and this one does not. */
static const char *check_support(struct arena *arena, const struct description *d)
{
	static const enum operation needed[] = { OP_file_open, OP_file_close, OP_destroy,
		                                 OP_settle };
	char missing[128] = "";

	for (size_t i = 0; i < COUNT(needed); i++) {
		size_t size = strlen(missing);

		if (!d->offered[needed[i]])
			snprintf(missing + size, sizeof(missing) - size, "%s%s",
			         size != 0 ? ", " : "", operation_table[needed[i]].name);
	}
	if (*missing == '\0')
		return NULL;
	return say(arena,
	           "operations lacks %s: every adapter must offer hello, file_open, file_close, "
	           "destroy and settle",
	           missing);
}

static const char *check(struct arena *arena, const struct description *d)
{
	const struct {
		const char *name, *text;
	} needed[] = { { "name", d->name },
		       { "version", d->version },
		       { "language", d->language } };

	if (d->protocol != 1)
		return say(arena, "the adapter speaks protocol %lld and not 1",
		           (long long)d->protocol);
	for (size_t i = 0; i < COUNT(needed); i++)
		if (needed[i].text == NULL)
			return say(arena, "the handshake has no %s", needed[i].name);
	if (d->page <= 0 || d->granularity <= 0 || d->granularity % d->page != 0)
		return say(arena,
		           "the handshake's page=%lld and granularity=%lld are not sizes of pages",
		           (long long)d->page, (long long)d->granularity);
	if (strcmp(d->system, "unix") != 0 && strcmp(d->system, "windows") != 0)
		return say(arena, "the handshake's system is \"%s\" and neither unix nor windows",
		           d->system);
	return check_support(arena, d);
}

/* Is it "1 ok ..." or "1 err ..."?  Then *at is what follows ok. */
static const char *check_answer(struct arena *arena, const char *line, const char **at)
{
	const char *word;
	size_t size;

	*at = line;
	word = next_word(at, &size); /* the id, which is 1 */
	if (word == NULL || size != 1 || *word != '1')
		return say_line(arena, "", line,
		                " came instead of the answer to hello, which begins "
		                "with \"1 ok \"");
	word = next_word(at, &size);
	if (word != NULL && size == 2 && memcmp(word, "ok", 2) == 0)
		return NULL;
	return say_line(arena, "the answer to hello is not ok: ", line, "");
}

const char *description_parse(struct arena *arena, const char *line, struct description *out)
{
	const char *at, *word, *wrong;
	size_t size;

	*out = (struct description){ .homepage = "", .issues = "", .system = "unix" };
	wrong = check_answer(arena, line, &at);
	if (wrong != NULL)
		return wrong;
	while ((word = next_word(&at, &size)) != NULL) {
		const char *equals = memchr(word, '=', size);
		struct value v;

		if (equals == NULL)
			return say(
			    arena,
			    "the handshake holds a word without a name, \"%.*s\"; in a text a "
			    "blank is written %%20",
			    (int)(size < 100 ? size : 100), word);
		if (value_parse(arena, equals + 1, size - (size_t)(equals + 1 - word), &v) != 0)
			return say_fault(arena, word, (size_t)(equals - word), equals + 1,
			                 size - (size_t)(equals + 1 - word));
		wrong = set_named(arena, word, (size_t)(equals - word), &v, out);
		if (wrong != NULL)
			return wrong;
	}
	return check(arena, out);
}

const struct claim *description_claim(const struct description *d, const char *family)
{
	for (size_t i = 0; i < d->claim_count; i++)
		if (strcmp(d->claims[i].family, family) == 0)
			return &d->claims[i];
	return NULL;
}

bool requirement_applies(const struct requirement *r, const struct description *d)
{
	return requirement_claimed(r, d->claims, d->claim_count) ||
	       (d->offered[r->about] && requirement_universal(r, d->claims, d->claim_count));
}
