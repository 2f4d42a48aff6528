/* SPDX-License-Identifier: MIT */
#include "output_words.h"

#include <string.h>

void words_pages(struct line *out, json_int_t bytes)
{
	if (bytes != 0 && bytes % 1024 == 0)
		line_format(out, "%lld KiB pages", (long long)bytes / 1024);
	else
		line_format(out, "%lld B pages", (long long)bytes);
}

void words_count(struct line *out, size_t count, const char *one, const char *many)
{
	line_format(out, "%zu %s", count, count == 1 ? one : many);
}

/* The record of the column, when an earlier one has not the same value of member name. */
static bool first_of_its_kind(const struct matrix *m, size_t column, const char *name)
{
	const json_t *value = json_object_get(m->columns[column].record, name);

	for (size_t i = 0; i < column; i++)
		if (json_equal(json_object_get(m->columns[i].record, name), value))
			return false;
	return value != NULL;
}

/* A kernel is recorded as its release alone. */
static void append_text(struct line *out, const char *name, const char *text)
{
	bool bare = strcmp(name, "kernel") == 0 && text != NULL && text[0] >= '0' && text[0] <= '9';

	line_text(out, bare ? "Linux " : "");
	words_plain(out, text);
}

/* Append the value of member name, or how many values there are. */
static void append_member(struct line *out, const struct matrix *m, const char *name,
			  const char *many)
{
	const json_t *value = NULL;
	size_t kinds = 0;

	for (size_t i = 0; i < m->column_count; i++) {
		if (!first_of_its_kind(m, i, name))
			continue;
		value = json_object_get(m->columns[i].record, name);
		kinds++;
	}
	if (kinds == 0)
		return;
	line_text(out, out->size != 0 ? " · " : "");
	if (kinds > 1)
		line_format(out, "%zu %s", kinds, many);
	else if (strcmp(name, "page") == 0)
		words_pages(out, json_integer_value(value));
	else
		append_text(out, name, json_string_value(value));
}

void words_machine(struct line *out, const struct matrix *m)
{
	append_member(out, m, "kernel", "kernels");
	append_member(out, m, "filesystem", "file systems");
	append_member(out, m, "page", "page sizes");
}

void words_mutants(struct line *out, const struct matrix *m)
{
	const json_t *score = NULL;
	json_t *record;
	size_t i;

	json_array_foreach(m->records, i, record)
		if (record_is(record, "mutants") &&
		    strcmp(record_text(record, "kind"), "catalogue") == 0)
			score = record;
	if (score == NULL)
		return;
	line_text(out, out->size != 0 ? " · " : "");
	line_format(out, "kills %lld of %lld catalogue mutants",
		    (long long)json_integer_value(json_object_get(score, "killed")),
		    (long long)json_integer_value(json_object_get(score, "of")));
}

void words_suite(struct line *out, const struct matrix *m)
{
	struct line version = { 0 };

	append_member(&version, m, "suite", "versions");
	line_format(out, "mmapspec%s%s", version.size != 0 ? " " : "", words_of(&version));
	line_free(&version);
}

void words_plain(struct line *out, const char *text)
{
	for (; text != NULL && *text != '\0'; text++) {
		bool c1 = (unsigned char)text[0] == 0xc2 && ((unsigned char)text[1] & 0xe0) == 0x80;

		/* U+0080 to U+009F are controls too. */
		text += c1;
		if (c1 || (unsigned char)*text < ' ' || *text == 0x7f)
			line_append(out, " ", 1);
		else
			line_append(out, text, 1);
	}
}

void words_claims(struct line *out, const json_t *cell)
{
	words_json(out, json_object_get(cell, "claims"));
}

static void append_items(struct line *out, const json_t *list)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item) {
		line_text(out, i != 0 ? ", " : "");
		words_json(out, item);
	}
}

static void append_members(struct line *out, json_t *object)
{
	size_t start = out->size;
	const char *name;
	json_t *item;

	json_object_foreach(object, name, item) {
		line_text(out, out->size != start ? ", " : "");
		words_plain(out, name);
		line_text(out, " ");
		words_json(out, item);
	}
}

/* null stands for a limit that is none. */
static const char *constant_text(const json_t *value)
{
	if (json_is_null(value))
		return "unlimited";
	return json_is_true(value) ? "yes" : "no";
}

void words_json(struct line *out, const json_t *value)
{
	if (json_is_string(value))
		words_plain(out, json_string_value(value));
	else if (json_is_integer(value))
		line_format(out, "%lld", (long long)json_integer_value(value));
	else if (json_is_real(value))
		line_format(out, "%.2f", json_real_value(value));
	else if (json_is_array(value))
		append_items(out, value);
	else if (json_is_object(value))
		append_members(out, (json_t *)value);
	else if (value != NULL)
		line_text(out, constant_text(value));
}

void words_cuts(struct line *out, const json_t *records)
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
		line_format(out,
			    "%" JSON_INTEGER_FORMAT ", and %" JSON_INTEGER_FORMAT " of them lost "
			    "unflushed pages (of an ext4 image of the suite's own, not of the "
			    "directory under test)",
			    made, lost);
}

const char *words_of(const struct line *line)
{
	return line->text != NULL ? line->text : "";
}

size_t words_width(const char *text)
{
	size_t width = 0;

	for (; *text != '\0'; text++)
		width += ((unsigned char)*text & 0xc0) != 0x80;
	return width;
}

double words_seconds(const struct matrix *m)
{
	double seconds = 0;

	for (size_t i = 0; i < m->column_count; i++)
		seconds += json_number_value(json_object_get(m->columns[i].record, "seconds"));
	return seconds;
}
