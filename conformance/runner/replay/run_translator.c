/* SPDX-License-Identifier: MIT
 *
 * Programs of failures: an implementation's own translator makes them of the scripts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/installation.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "cell/records.h"
#include "replay/replay.h"

/* Add what has a script to all: a record, or a cause of it. */
static void add_failure(json_t *all, const json_t *record, json_t *failure)
{
	const char *name = record_text(record, "implementation");

	if (json_object_get(failure, "replay") == NULL)
		return;
	if (json_object_get(all, name) == NULL)
		json_object_set_new(all, name, json_array());
	json_array_append_new(json_object_get(all, name),
	                      json_pack("[O, O]", failure, json_object_get(record, "requirement")));
}

/* {IMPLEMENTATION: [[RECORD or CAUSE, ID], ...]} */
static json_t *by_implementation(json_t *records)
{
	json_t *all = json_object(), *record, *cause;
	size_t i, k;

	json_array_foreach(records, i, record) {
		add_failure(all, record, record);
		json_array_foreach(json_object_get(record, "causes"), k, cause)
			add_failure(all, record, cause);
	}
	return all;
}

/* Run the folder's translator; *out becomes what it prints, to be closed.  Returns NULL, or what
 * is wrong. */
static const char *run_translator(const char *folder, FILE *in, FILE **out)
{
	const char *const argv[] = { "./translate", NULL };
	int status = child_capture(&(struct child_order){ .argv = argv,
	                                                  .folder = folder,
	                                                  .streams = { fileno(in), 1, 2 } },
	                           out);

	if (status < 0)
		return strerror(-status);
	return status != 0 ? status_text(status) : NULL;
}

/* Every JSON value of a file. */
static json_t *read_values(FILE *in)
{
	json_t *values = json_array(), *value;

	while ((value = json_loadf(in, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL)) != NULL)
		json_array_append_new(values, value);
	return values;
}

/* Set the programs of the translator's answer.  Returns NULL, or what is wrong with it. */
static const char *take_programs(json_t *failures, json_t *answer)
{
	const char *extension = json_string_value(json_array_get(answer, 0));
	size_t i;
	json_t *failure;

	if (extension == NULL || *extension == '\0' || strpbrk(extension, "./") != NULL ||
	    json_array_size(answer) != json_array_size(failures) + 1)
		return "expected an extension, and a text or null for each failure";
	json_array_foreach(failures, i, failure) {
		json_t *program = json_array_get(answer, i + 1);

		if (json_is_string(program))
			json_object_set(json_array_get(failure, 0), "program", program);
	}
	return NULL;
}

/* Translate the failures; *answer becomes the translator's. */
static const char *translate(json_t *failures, const char *folder, json_t **answer)
{
	FILE *in = child_file(), *out;
	const char *wrong;
	size_t i;
	json_t *failure;

	json_array_foreach(failures, i, failure) {
		json_t *whole = json_copy(json_array_get(failure, 0));

		json_object_set(whole, "requirement", json_array_get(failure, 1));
		if (json_dumpf(whole, in, JSON_COMPACT) == 0)
			putc('\n', in);
		json_decref(whole);
	}
	rewind(in);
	wrong = run_translator(folder, in, &out);
	if (wrong == NULL) {
		*answer = read_values(out);
		wrong = take_programs(failures, *answer);
	}
	fclose(in);
	fclose(out);
	return wrong;
}

json_t *replay_translate(json_t *records)
{
	json_t *all = by_implementation(records), *extensions = json_object(), *failures;
	const char *name;

	json_object_foreach(all, name, failures) {
		char *folder = memory_format("%s/%s", implementation_folder(), name);
		char *path = memory_format("%s/translate", folder);
		const char *wrong = NULL;
		json_t *answer = NULL;

		if (access(path, F_OK) == 0)
			wrong = translate(failures, folder, &answer);
		if (wrong != NULL)
			complain("%s: %s; the failures of %s have no programs", path, wrong, name);
		else
			json_object_set(extensions, name, json_array_get(answer, 0));
		json_decref(answer);
		free(path);
		free(folder);
	}
	json_decref(all);
	return extensions;
}
