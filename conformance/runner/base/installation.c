/* SPDX-License-Identifier: MIT
 *
 * Where things are: beside this program, or where the environment says. */
#include "base/installation.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *program_folder(void)
{
	static char path[PATH_MAX];
	ssize_t n;

	if (path[0] != '\0')
		return path;
	n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	path[n > 0 ? n : 0] = '\0';
	if (strrchr(path, '/') != NULL)
		*strrchr(path, '/') = '\0';
	return path;
}

const char *implementation_folder(void)
{
	static char path[PATH_MAX];
	const char *home = getenv("MMAPSPEC_IMPL");

	if (home != NULL)
		return home;
	snprintf(path, sizeof(path), "%.*s/../impl", PATH_MAX - 16, program_folder());
	return path;
}

const char *profile_folder(void)
{
	static char path[PATH_MAX];

	snprintf(path, sizeof(path), "%.*s/../conformance/profiles", PATH_MAX - 64,
	         program_folder());
	return path;
}

const char *report_program(void)
{
	static char path[PATH_MAX];

	snprintf(path, sizeof(path), "%.*s/../conformance/report/report", PATH_MAX - 64,
	         program_folder());
	return path;
}
