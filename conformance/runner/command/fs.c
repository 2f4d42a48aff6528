/* SPDX-License-Identifier: MIT
 *
 * mmapspec fs: what the file system of a directory can do, and which programs that is enough
 * for. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ability.h"
#include "base/allocation.h"
#include "base/clock.h"
#include "base/messages.h"
#include "base/mount_point.h"
#include "base/options.h"
#include "base/standard_output.h"
#include "base/temporary_folder.h"
#include "cell/records.h"
#include "command/commands.h"
#include "command/fs_profile.h"
#include "json_from_text.h"

/* Each probe takes at most one second; none begins after this. */
enum { LIMIT_MS = 8000 };

struct fs_options {
	const char *json, *dir;
	json_t *profiles; /* the names that --profile gave */
};

static int add_profile(void *data, const char *name)
{
	struct fs_options *o = data;

	return json_array_append_new(o->profiles, json_string(name)) == 0
	           ? 0
	           : complain("--profile: the name is not UTF-8");
}

static const struct option_row rows[] = {
	OPTION_TEXT("json", "FILE", struct fs_options, json,
	            "the same as records, one JSON object a line (- is standard output)"),
	OPTION_CALL("profile", "NAME", add_profile,
	            "the verdict for this program alone; may be given several times"),
	{ 0 },
};

static const struct command_line line = {
	"mmapspec fs",
	"DIR",
	"Tells what the file system of DIR can do with memory-mapped files, and which programs work "
	"there.  It makes its files in a folder of its own in DIR, and removes them.  It takes at "
	"most 10 s and needs no privilege.",
	"Exit status: 0 every program works; 1 one does not, or not without a setting; 2 one "
	"cannot be judged, or wrong usage or set-up.",
	rows,
	NULL,
};

static json_t *mount_record(const char *dir, int fd, size_t unit)
{
	struct mount mount = { "unknown", "unknown", "unknown" };

	mount_of(fd, &mount);
	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:I, s:I}", "record", "mount", "dir",
	                 text_json(dir), "filesystem", text_json(mount.type), "source",
	                 text_json(mount.source), "options", text_json(mount.options), "page",
	                 (json_int_t)sysconf(_SC_PAGESIZE), "unit", (json_int_t)unit);
}

static json_t *ability_record(const struct ability *a, const struct ability_place *place,
                              int64_t begin)
{
	static const char *const answers[] = { "no", "yes", "unknown" };
	struct ability_answer answer = { ABILITY_UNKNOWN, "not tried: no time is left" };

	if (clock_ms() - begin < LIMIT_MS)
		answer = ability_ask(a, place);
	return json_pack("{s:s, s:s, s:s, s:s, s:s}", "record", "ability", "name", a->name,
	                 "question", a->question, "answer", answers[answer.state], "observed",
	                 answer.observed);
}

/* --- the screen ------------------------------------------------------------------------------- */

static void print_record(const json_t *record)
{
	const char *answer = record_text(record, "answer");

	if (record_is(record, "mount"))
		printf("%s: %s on %s, %s; page %lld bytes\n", record_text(record, "dir"),
		       record_text(record, "filesystem"), record_text(record, "source"),
		       record_text(record, "options"),
		       (long long)json_integer_value(json_object_get(record, "page")));
	else if (record_is(record, "ability"))
		printf("  %-22s %-4s %s\n", record_text(record, "name"),
		       strcmp(answer, "unknown") == 0 ? "?" : answer,
		       record_text(record, "observed"));
	else
		profile_print(stdout, record);
}

static int exit_status(const json_t *records)
{
	const json_t *record;
	int status = EXIT_EXPECTED;
	size_t i;

	json_array_foreach(records, i, record) {
		const char *verdict = record_text(record, "verdict");

		if (strcmp(verdict, "cannot say") == 0 && status == EXIT_EXPECTED)
			status = EXIT_USAGE;
		else if (strcmp(verdict, "does not work") == 0 || strcmp(verdict, "works if") == 0)
			status = EXIT_UNEXPECTED;
	}
	return status;
}

static int tell(const struct fs_options *o, const json_t *records)
{
	const json_t *record;
	size_t i;

	json_array_foreach(records, i, record)
		print_record(record);
	if (o->json != NULL && records_write(records, o->json) != 0)
		return EXIT_USAGE;
	return exit_status(records);
}

/* --- the command ------------------------------------------------------------------------------ */

static void probe_all(const struct fs_options *o, const struct ability_place *place, int fd,
                      json_t *records, json_t *abilities)
{
	int64_t begin = clock_ms();
	size_t count;
	const struct ability *const *all = abilities_all(&count);

	json_array_append_new(records, mount_record(o->dir, fd, place->unit));
	for (size_t i = 0; i < count; i++) {
		json_t *record = ability_record(all[i], place, begin);

		json_object_set(abilities, all[i]->name, record);
		json_array_append_new(records, record);
	}
}

static bool is_chosen(const struct fs_options *o, const json_t *profile)
{
	const json_t *name;
	size_t i;

	json_array_foreach(o->profiles, i, name)
		if (json_equal(name, json_object_get(profile, "name")))
			return true;
	return json_array_size(o->profiles) == 0;
}

static int examine(const struct fs_options *o, const json_t *profiles)
{
	int error = access(o->dir, W_OK | X_OK) == 0 ? 0 : errno, status;
	const char *folder = error == 0 ? temporary_folder_make(o->dir) : NULL;
	json_t *records = json_array(), *abilities = json_object();
	int fd = open(o->dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	const json_t *profile;
	struct ability_place place;
	size_t i;

	if (error == 0 && folder == NULL)
		return EXIT_USAGE;
	ability_place_open(&place, o->dir, folder, error);
	probe_all(o, &place, fd, records, abilities);
	ability_place_close(&place);
	close(fd);
	json_array_foreach(profiles, i, profile)
		if (is_chosen(o, profile))
			json_array_append_new(records, profile_verdict(profile, abilities));
	status = tell(o, records);
	json_decref(abilities);
	json_decref(records);
	temporary_folder_remove();
	return status;
}

/* Every name that --profile gave must be one of a profile. */
static int check_names(const struct fs_options *o, const json_t *profiles)
{
	size_t count = json_array_size(profiles), i, j;
	const char **names = memory_array(count, sizeof(*names));
	const json_t *chosen, *profile;
	int status = 0;

	json_array_foreach(profiles, i, profile)
		names[i] = record_text(profile, "name");
	json_array_foreach(o->profiles, i, chosen) {
		for (j = 0; j < count && strcmp(names[j], json_string_value(chosen)) != 0;)
			j++;
		if (j == count && status == 0)
			status = complain_unknown("--profile: ", "profile",
			                          json_string_value(chosen), names, count);
	}
	free(names);
	return status;
}

static int command_checked(struct fs_options *o)
{
	const struct output_option outputs[] = { { "--json", o->json } };
	json_t *profiles;
	int status, fd = open(o->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return complain("fs %s: %s; name a folder that exists", o->dir, strerror(errno));
	close(fd);
	profiles = profiles_read();
	status = profiles != NULL ? check_names(o, profiles) : EXIT_USAGE;
	if (status == 0)
		status = standard_output_place(outputs, 1, true);
	if (status == 0)
		status = examine(o, profiles);
	json_decref(profiles);
	return status;
}

int command_fs(int argc, char **argv)
{
	struct fs_options o = { .profiles = json_array() };
	int first, status = options_read(&line, argc, argv, &o, &first);

	if (status < 0 && argc - first != 1)
		status = complain("fs: expected one folder, DIR; see --help");
	if (status < 0) {
		o.dir = argv[first];
		status = command_checked(&o);
	}
	json_decref(o.profiles);
	return status;
}
