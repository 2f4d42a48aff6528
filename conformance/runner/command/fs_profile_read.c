/* SPDX-License-Identifier: MIT
 *
 * Reading the profiles of the installation. */
#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ability.h"
#include "base/allocation.h"
#include "base/installation.h"
#include "base/messages.h"
#include "cell/records.h"
#include "command/fs_profile.h"

/* Store one line in the profile; returns NULL, or what is wrong with it. */
static const char *take_line(json_t *profile, const char *key, const char *value)
{
	json_t *needs = json_object_get(profile, "needs");
	json_t *last = json_array_get(needs, json_array_size(needs) - 1);

	if (*value == '\0')
		return "expected a value after the key";
	if (strcmp(key, "need") == 0) {
		json_array_append_new(needs, json_pack("{s:s}", "ability", value));
		return ability_find(value) == NULL ? "no ability has that name" : NULL;
	}
	if (strcmp(key, "program") == 0)
		return json_object_set_new(profile, key, json_string(value)) == 0
		           ? NULL
		           : "the value is not UTF-8";
	if (strcmp(key, "because") != 0 && strcmp(key, "source") != 0 && strcmp(key, "unless") != 0)
		return "the key is none of program, need, because, source, unless";
	return json_object_set_new(last, key, json_string(value)) == 0 ? NULL
	                                                               : "expected need first";
}

static const char *find_missing(const json_t *profile)
{
	const json_t *needs = json_object_get(profile, "needs"), *need;
	size_t i;

	if (*record_text(profile, "program") == '\0' || json_array_size(needs) == 0)
		return "it lacks program or need";
	json_array_foreach(needs, i, need)
		if (*record_text(need, "because") == '\0' || *record_text(need, "source") == '\0')
			return "a need lacks because or source";
	return NULL;
}

static const char *read_lines(json_t *profile, FILE *in, int *number)
{
	const char *wrong = NULL;
	char *line = NULL;
	size_t room = 0;

	while (wrong == NULL && getline(&line, &room, in) > 0) {
		char *value = line + strcspn(line, " \n");

		++*number;
		if (*line == '#' || *line == '\n')
			continue;
		value[strcspn(value, "\n")] = '\0';
		if (*value != '\0')
			*value++ = '\0';
		wrong = take_line(profile, line, value);
	}
	free(line);
	return wrong != NULL ? wrong : find_missing(profile);
}

static json_t *read_profile(const char *path)
{
	const char *name = strrchr(path, '/') + 1, *wrong;
	json_t *profile =
	    json_pack("{s:s%, s:[]}", "name", name, strlen(name) - strlen(".txt"), "needs");
	FILE *in = fopen(path, "re");
	int number = 0;

	wrong = in != NULL ? read_lines(profile, in, &number) : strerror(errno);
	if (in != NULL)
		fclose(in);
	if (wrong == NULL)
		return profile;
	complain("%s:%d: %s", path, number, wrong);
	json_decref(profile);
	return NULL;
}

json_t *profiles_read(void)
{
	char *pattern = memory_format("%s/*.txt", profile_folder());
	json_t *profiles = json_array();
	glob_t found = { 0 };

	if (glob(pattern, 0, NULL, &found) != 0)
		complain("%s: there is no profile", pattern);
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (json_array_append_new(profiles, read_profile(found.gl_pathv[i])) != 0)
			break;
	if (json_array_size(profiles) < found.gl_pathc || found.gl_pathc == 0) {
		json_decref(profiles);
		profiles = NULL;
	}
	globfree(&found);
	free(pattern);
	return profiles;
}
