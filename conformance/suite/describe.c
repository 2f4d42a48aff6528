/* SPDX-License-Identifier: MIT */
#include "describe.h"

#include <stdio.h>
#include <string.h>

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
	}
	out->claim_count = v->count;
	return NULL;
}

static const char *set_operations(const struct value *v, struct description *out)
{
	if (v->tag != VALUE_LIST)
		return "operations is not a list of texts";
	for (size_t i = 0; i < v->count; i++) {
		const struct value *name = &v->items[i];
		enum operation op = OPERATIONS;

		if (name->tag == VALUE_TEXT)
			op = operation_find((const char *)name->data, name->size);
		if (op == OPERATIONS)
			return "operations names one that the protocol does not have";
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
		{ "name", &out->name, NULL },         { "version", &out->version, NULL },
		{ "language", &out->language, NULL }, { "homepage", &out->homepage, NULL },
		{ "issues", &out->issues, NULL },     { "protocol", NULL, &out->protocol },
		{ "page", NULL, &out->page },         { "granularity", NULL, &out->granularity },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (strlen(fields[i].name) != size || memcmp(fields[i].name, name, size) != 0)
			continue;
		if (fields[i].text != NULL && v->tag == VALUE_TEXT)
			*fields[i].text = copy_text(arena, v);
		else if (fields[i].number != NULL && v->tag == VALUE_INT)
			*fields[i].number = v->number;
		else
			return "a value of the handshake has the wrong tag";
		return NULL;
	}
	if (size == 6 && memcmp(name, "claims", 6) == 0)
		return set_claims(arena, v, out);
	if (size == 10 && memcmp(name, "operations", 10) == 0)
		return set_operations(v, out);
	return NULL; /* later versions may say more */
}

static const char *check(const struct description *d)
{
	if (d->protocol != 1)
		return "the adapter speaks another protocol than 1";
	if (d->name == NULL || d->version == NULL || d->language == NULL)
		return "name, version or language is missing";
	if (d->page <= 0 || d->granularity <= 0 || d->granularity % d->page != 0)
		return "page and granularity are not sizes of pages";
	for (size_t op = 0; op < OPERATIONS; op++)
		if ((op == OP_file_open || op == OP_file_close || op == OP_destroy ||
		     op == OP_settle) && !d->offered[op])
			return "file_open, file_close, destroy and settle must be offered";
	return NULL;
}

const char *description_parse(struct arena *arena, const char *line, struct description *out)
{
	const char *at = line, *word, *wrong;
	size_t size;

	*out = (struct description){ .homepage = "", .issues = "" };
	word = next_word(&at, &size); /* the id */
	if (word == NULL || (word = next_word(&at, &size)) == NULL)
		return "the answer to hello is no answer";
	if (size != 2 || memcmp(word, "ok", 2) != 0)
		return "the answer to hello is not ok";
	while ((word = next_word(&at, &size)) != NULL) {
		const char *equals = memchr(word, '=', size);
		struct value v;

		if (equals == NULL)
			return "the handshake holds a word without a name";
		if (value_parse(arena, equals + 1, size - (size_t)(equals + 1 - word), &v) != 0)
			return "the handshake holds a word that is no value";
		wrong = set_named(arena, word, (size_t)(equals - word), &v, out);
		if (wrong != NULL)
			return wrong;
	}
	return check(out);
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
