/* SPDX-License-Identifier: MIT */
#include "cell/records.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/messages.h"
#include "base/whole_output.h"
#include "value.h"
#include "json_from_text.h"

static bool is_ours(const json_t *record)
{
	static const char *const kinds[] = { "cell", "result", "absent", "known", "mutants" };

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (record_is(record, kinds[i]))
			return true;
	return false;
}

/* Append the record of each line; returns how many there were, or -1 after one line. */
static long read_lines(json_t *records, FILE *in, const char *name)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t size;
	long number = 0, count = 0;

	while (count >= 0 && (size = getline(&line, &room, in)) > 0) {
		json_t *record;

		number++;
		if (strspn(line, " \t\r\n") == (size_t)size)
			continue;
		record = json_loadb(line, (size_t)size, 0, NULL);
		count++;
		if (!is_ours(record)) {
			complain(
			    "%s:%ld: expected a record of `mmapspec run --json FILE`, which is one "
			    "JSON object on one line",
			    name, number);
			count = -1;
		}
		json_array_append_new(records, record);
	}
	free(line);
	return count;
}

int records_read(json_t *records, const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	const char *name = standard ? "standard input" : path;
	FILE *in = standard ? stdin : fopen(path, "r");
	long count = in != NULL ? read_lines(records, in, name) : 0;

	if (in == NULL || (count >= 0 && ferror(in))) {
		complain("cannot read %s: %s", name, strerror(errno));
		count = -1;
	} else if (count == 0) {
		complain("%s: no results; `mmapspec run --json FILE` writes them", name);
	}
	if (in != NULL && !standard)
		fclose(in);
	return count > 0 ? 0 : -1;
}

static int write_records(FILE *out, const void *data)
{
	const json_t *records = data;
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		char *text = json_dumps(record, JSON_COMPACT);

		fprintf(out, "%s\n", text);
		free(text);
	}
	return 0;
}

int records_write(const json_t *records, const char *path)
{
	return whole_output_write(path, write_records, records);
}

const char *record_text(const json_t *record, const char *name)
{
	const char *text = json_string_value(json_object_get(record, name));

	return text != NULL ? text : "";
}

void record_set_text(json_t *record, const char *name, const char *text)
{
	if (text != NULL && *text != '\0')
		json_object_set_new(record, name, text_json(text));
}

bool record_is(const json_t *record, const char *kind)
{
	return strcmp(record_text(record, "record"), kind) == 0;
}

const char *records_label(const json_t *records, const char *cell)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record)
		if (record_is(record, "cell") && strcmp(record_text(record, "cell"), cell) == 0)
			return record_text(record, "column");
	return cell;
}

bool result_is(const json_t *record, const char *status)
{
	return strcmp(record_text(record, "status"), status) == 0;
}

json_t *records_latest(const json_t *records)
{
	json_t *latest = json_array(), *places = json_object(), *record, *place;
	size_t i;

	json_array_foreach(records, i, record) {
		struct line key = { 0 };

		line_format(&key, "%s %s", record_text(record, "cell"),
		            record_text(record, "requirement"));
		place = record_is(record, "result") ? json_object_get(places, key.text) : NULL;
		if (place != NULL)
			json_array_set(latest, (size_t)json_integer_value(place), record);
		else
			json_array_append(latest, record);
		if (place == NULL && record_is(record, "result"))
			json_object_set_new(places, key.text,
			                    json_integer((json_int_t)json_array_size(latest) - 1));
		line_free(&key);
	}
	json_decref(places);
	return latest;
}
