/* SPDX-License-Identifier: MIT
 *
 * The scripts and programs of failures, as files. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "base/whole_output.h"
#include "cell/records.h"
#include "replay/replay.h"
#include "json_from_text.h"

/* A target's label or an id as the name of a file. */
static char *safe_name(const char *text)
{
	char *name = memory_format("%s%s", *text == '.' || *text == '\0' ? "_" : "", text);

	for (char *c = name; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && strchr("._+-", *c) == NULL)
			*c = '_';
	return name;
}

static int make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return 0;
	return complain("--keep-replays %s: %s", path, strerror(errno));
}

static int write_whole(const char *folder, const char *id, const char *extension, const char *text,
                       mode_t mode)
{
	char *name = safe_name(id), *path = memory_format("%s/%s.%s", folder, name, extension);
	struct whole_output f;
	int failed;

	whole_output_open(&f, path);
	f.mode = mode;
	fputs(text, f.text);
	failed = whole_output_close(&f);
	free(path);
	free(name);
	return failed == 0 ? 0 : EXIT_USAGE;
}

/* "TARGET@FILESYSTEM@PAGE" names the cell: its target. */
static char *target_folder(const char *dir, const char *cell)
{
	char *target = memory_format("%.*s", (int)strcspn(cell, "@"), cell);
	char *name = safe_name(target), *path = memory_format("%s/%s", dir, name);

	free(name);
	free(target);
	return path;
}

/* The script and the program of a failure or of a cause, if it has them. */
static int keep_one(const json_t *failure, const char *folder, const char *name,
                    const char *extension)
{
	const char *script = record_text(failure, "replay"),
	           *program = record_text(failure, "program");
	int status = *script != '\0' ? write_whole(folder, name, "replay", script, 0666) : 0;

	if (status == 0 && *program != '\0')
		status = write_whole(folder, name, extension, program, 0777);
	return status;
}

static int keep_record(const json_t *record, const char *dir, const char *extension)
{
	const char *id = record_text(record, "requirement");
	char *folder = target_folder(dir, record_text(record, "cell"));
	int status = make_folder(folder);
	size_t i;
	json_t *cause;

	if (status == 0)
		status = keep_one(record, folder, id, extension);
	json_array_foreach(json_object_get(record, "causes"), i, cause) {
		char *name = memory_format("%s.%zu", id, i + 1);

		if (status == 0)
			status = keep_one(cause, folder, name, extension);
		free(name);
	}
	free(folder);
	return status;
}

int replay_keep(const json_t *records, const json_t *extensions, const char *dir)
{
	int status = make_folder(dir);
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *implementation = record_text(record, "implementation");

		if (status == 0 && (json_object_get(record, "replay") != NULL ||
		                    json_object_get(record, "causes") != NULL))
			status = keep_record(record, dir, record_text(extensions, implementation));
	}
	return status;
}
