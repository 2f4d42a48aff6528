/* SPDX-License-Identifier: MIT */
#include "cell/records.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/whole_file.h"

static bool is_ours(const json_t *record)
{
	static const char *const kinds[] = { "cell", "result", "absent", "known", "mutants" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
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
			fprintf(stderr, "mmapspec: %s:%ld: expected a record of `mmapspec run "
				"--json FILE`, which is one JSON object on one line\n", name, number);
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
		fprintf(stderr, "mmapspec: cannot read %s: %s\n", name, strerror(errno));
		count = -1;
	} else if (count == 0) {
		fprintf(stderr, "mmapspec: %s: no results; `mmapspec run --json FILE` writes them\n",
			name);
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

		if (text == NULL)
			return -ENOMEM;
		fprintf(out, "%s\n", text);
		free(text);
	}
	return 0;
}

int records_write(const json_t *records, const char *path)
{
	return whole_file_write(path, write_records, records);
}

const char *record_text(const json_t *record, const char *name)
{
	const char *text = json_string_value(json_object_get(record, name));

	return text != NULL ? text : "";
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

static void count(struct tally *t, const json_t *record)
{
	const char *status = record_text(record, "status");
	bool expected = json_is_true(json_object_get(record, "expected"));

	t->unexpected += !expected;
	if (strcmp(status, "skip") == 0) {
		t->skipped++;
		return;
	}
	t->applied++;
	if (strcmp(status, "pass") == 0)
		t->passed++;
	else if (strcmp(status, "error") == 0)
		t->errors++;
	else if (expected && json_object_get(record, "known") != NULL)
		t->known++;
	else
		t->failed++;
	t->crashes += strcmp(status, "crash") == 0;
}

struct tally records_tally(const json_t *records, const char *cell, const char *level)
{
	struct tally t = { 0 };
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record)
		if (record_is(record, "result") && strcmp(record_text(record, "cell"), cell) == 0 &&
		    strcmp(record_text(record, "level"), level) == 0)
			count(&t, record);
	return t;
}

static int badness(const json_t *record)
{
	static const char *const statuses[] = { "pass", "skip", "error", "fail", "timeout", "crash" };
	int rank = strcmp(record_text(record, "level"), "required") == 0 ? 10 : 0;

	for (int i = 0; i < 6; i++)
		if (strcmp(record_text(record, "status"), statuses[i]) == 0)
			return rank + i;
	return rank;
}

const json_t *records_worst(const json_t *records)
{
	const json_t *worst = NULL;
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		if (!record_is(record, "result") || json_is_true(json_object_get(record, "expected")))
			continue;
		if (worst == NULL || badness(record) > badness(worst))
			worst = record;
	}
	return worst;
}
