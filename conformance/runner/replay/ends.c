/* SPDX-License-Identifier: MIT
 *
 * What shows of a replay only once the input of its adapters has ended. */
#include <dirent.h>
#include <string.h>

#include "replay/replay_private.h"

/* How all of them ended, taken together. */
struct ends {
	bool late, badly, left;
};

static struct ends end_all(struct replay_adapter *adapters)
{
	struct ends ends = { 0 };

	for (size_t i = 0; i < REPLAY_ADAPTERS; i++) {
		int status = 0;
		bool left = false;

		if (!adapters[i].running)
			continue;
		if (!replay_end(&adapters[i], &status, &left))
			ends.late = true;
		ends.badly = ends.badly || status != 0;
		ends.left = ends.left || left;
	}
	return ends;
}

/* A script's own files are all called file-N, and something behind it. */
static bool file_is_left(const char *dir)
{
	DIR *folder = opendir(dir);
	struct dirent *entry;
	bool left = false;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		left = left || (entry->d_name[0] != '.' && strncmp(entry->d_name, "file-", 5) != 0);
	if (folder != NULL)
		closedir(folder);
	return left;
}

bool replay_ends_as(struct replay_adapter *adapters, const char *dir, const char *how)
{
	struct ends ends = end_all(adapters);

	if (strcmp(how, "left") == 0)
		return ends.left || file_is_left(dir);
	return strcmp(how, "died") == 0 ? ends.badly : ends.late;
}
