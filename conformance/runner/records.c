/* SPDX-License-Identifier: MIT */
#include "records.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int records_read(json_t *records, const char *path)
{
	FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t size;
	int status = 0;

	if (in == NULL) {
		fprintf(stderr, "mmapspec: cannot read %s: %s\n", path, strerror(errno));
		return -1;
	}
	while (status == 0 && (size = getline(&line, &room, in)) > 0) {
		json_error_t error;
		json_t *record;

		number++;
		if (strspn(line, " \t\r\n") == (size_t)size)
			continue;
		record = json_loadb(line, (size_t)size, 0, &error);
		if (!json_is_object(record)) {
			fprintf(stderr, "mmapspec: %s:%zu: not a record: %s\n", path, number,
				record == NULL ? error.text : "no JSON object");
			status = -1;
		}
		json_array_append_new(records, record);
	}
	free(line);
	if (in != stdin)
		fclose(in);
	return status;
}

static char *temporary_name(const char *path)
{
	char *name = NULL;

	return asprintf(&name, "%s.part-%d", path, (int)getpid()) < 0 ? NULL : name;
}

FILE *whole_file_open(const char *path)
{
	char *name = temporary_name(path);
	FILE *file = name != NULL ? fopen(name, "w") : NULL;

	if (file == NULL)
		fprintf(stderr, "mmapspec: cannot write %s: %s\n", path, strerror(errno));
	free(name);
	return file;
}

int whole_file_close(FILE *file, const char *path)
{
	char *name = temporary_name(path);
	bool good = name != NULL && fflush(file) == 0 && !ferror(file);

	if (fclose(file) != 0 || !good || rename(name, path) != 0) {
		fprintf(stderr, "mmapspec: cannot write %s: %s\n", path, strerror(errno));
		if (name != NULL)
			unlink(name);
		free(name);
		return -1;
	}
	free(name);
	return 0;
}

void whole_file_drop(FILE *file, const char *path)
{
	char *name = temporary_name(path);

	fclose(file);
	if (name != NULL)
		unlink(name);
	free(name);
}

/* Returns false when memory is out; an error of the file is remembered by the file. */
static bool write_record(FILE *out, const json_t *record)
{
	char *text = json_dumps(record, JSON_COMPACT);

	if (text == NULL)
		return false;
	fputs(text, out);
	fputc('\n', out);
	free(text);
	return true;
}

int records_write(const json_t *records, const char *path)
{
	FILE *out = whole_file_open(path);
	size_t i;
	json_t *record;

	if (out == NULL)
		return -1;
	json_array_foreach(records, i, record) {
		if (write_record(out, record))
			continue;
		fprintf(stderr, "mmapspec: memory is out while writing %s\n", path);
		whole_file_drop(out, path);
		return -1;
	}
	return whole_file_close(out, path);
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
