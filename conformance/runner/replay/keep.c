/* SPDX-License-Identifier: MIT
 *
 * The scripts and programs of failures: in their records, and as files. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/messages.h"
#include "base/whole_file.h"
#include "cell/records.h"
#include "replay/replay.h"
#include "text_json.h"
#include "value.h"

static bool failed(const char *status)
{
	return strcmp(status, "fail") == 0 || strcmp(status, "crash") == 0 ||
	       strcmp(status, "timeout") == 0;
}

/* A test that passed does not know that its adapter ended badly. */
static void end_script(struct line *script, const char *verdict, const char *status)
{
	if (strcmp(verdict, "pass") == 0)
		line_format(script, "!ends after-%s\n", strcmp(status, "timeout") == 0 ? "timeout"
							: strcmp(status, "crash") == 0 ? "died"
										       : "left");
}

int replay_record(json_t *record, const json_t *verdict, const char *status)
{
	const char *text = json_string_value(json_object_get(verdict, "replay"));
	struct line script = { 0 };
	int lost;

	if (text == NULL || !failed(status))
		return 0;
	line_text(&script, text);
	end_script(&script, record_text(verdict, "status"), status);
	lost = script.failed ? -1 : json_object_set_new(record, "replay", text_json(script.text));
	line_free(&script);
	return lost;
}

/* --- files ------------------------------------------------------------------------ */

/* A target's label and an id as one name of a folder or file. */
static void append_safe(struct line *path, const char *name)
{
	line_text(path, "/");
	if (*name == '.' || *name == '\0')
		line_text(path, "_");
	for (; *name != '\0'; name++)
		line_format(path, "%c",
			    isalnum((unsigned char)*name) || strchr("._+-", *name) != NULL ? *name
											   : '_');
}

static int make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return 0;
	return complain("--keep-replays %s: %s", path, strerror(errno));
}

static int write_whole(const char *folder, const char *id, const char *extension,
		       const char *text, bool program)
{
	struct line path = { 0 };
	struct whole_file f;
	int status = EXIT_USAGE;

	line_text(&path, folder);
	append_safe(&path, id);
	line_format(&path, ".%s", extension);
	if (!path.failed && whole_file_open(&f, path.text) == 0) {
		fputs(text, f.text);
		f.mode = program ? 0777 : 0666;
		status = whole_file_close(&f) == 0 ? 0 : EXIT_USAGE;
	}
	line_free(&path);
	return status;
}

/* "TARGET@FILESYSTEM@PAGE" names the cell: its target. */
static char *target_folder(const char *dir, const char *cell)
{
	struct line path = { 0 };
	char *target = strndup(cell, strcspn(cell, "@"));

	line_text(&path, dir);
	append_safe(&path, target != NULL ? target : "");
	free(target);
	return path.text;
}

static int keep_one(const json_t *record, const char *dir, const char *extension)
{
	const char *id = record_text(record, "requirement"), *text = record_text(record, "replay");
	char *folder = target_folder(dir, record_text(record, "cell"));
	int status = folder != NULL ? make_folder(folder) : EXIT_USAGE;

	if (status == 0)
		status = write_whole(folder, id, "replay", text, false);
	text = record_text(record, "program");
	if (status == 0 && *text != '\0')
		status = write_whole(folder, id, extension, text, true);
	free(folder);
	return status;
}

int replay_keep(const json_t *records, const json_t *extensions, const char *dir)
{
	int status = make_folder(dir);
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record)
		if (status == 0 && json_object_get(record, "replay") != NULL)
			status = keep_one(record, dir, record_text(extensions,
					  record_text(record, "implementation")));
	return status;
}
