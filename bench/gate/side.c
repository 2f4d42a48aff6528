/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "process.h"

#include "side.h"

static bool exists(const char *folder, const char *name, char path[PATH_MAX])
{
	return snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX && access(path, F_OK) == 0;
}

char *side_program(const char *path)
{
	const char *const make[] = { "make", "-s", "-j2", "-C", path, "B=build",
		                     "build/bench/mmapspec-bench", NULL };
	char found[PATH_MAX];
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		gate_say(0, "%s: give a checkout or a build folder", path);
		return NULL;
	}
	if (exists(path, "bench/mmapspec-bench", found))
		return realpath(found, NULL);
	if (!exists(path, "Makefile", found) || !exists(path, "bench/bench.h", found)) {
		gate_say(0, "%s is neither a checkout nor a build folder: it has no bench/mmapspec-bench",
		         path);
		return NULL;
	}
	if (process_run(make, "/dev/null") != 0) {
		gate_say(0, "%s cannot be built", path);
		return NULL;
	}
	return exists(path, "build/bench/mmapspec-bench", found) ? realpath(found, NULL) : NULL;
}
