/* SPDX-License-Identifier: MIT
 *
 * How many faults the suite was last seen to notice. */
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/installation.h"
#include "cell/records.h"

static bool is_older(const struct stat *one, const struct stat *other)
{
	if (one->st_mtim.tv_sec != other->st_mtim.tv_sec)
		return one->st_mtim.tv_sec < other->st_mtim.tv_sec;
	return one->st_mtim.tv_nsec < other->st_mtim.tv_nsec;
}

void records_add_mutants(json_t *records)
{
	char path[PATH_MAX];
	struct stat program, score;

	snprintf(path, sizeof(path), "%.*s/mutants.ndjson", PATH_MAX - 16, program_folder());
	if (stat("/proc/self/exe", &program) == 0 && stat(path, &score) == 0 &&
	    !is_older(&score, &program))
		records_read(records, path);
}
