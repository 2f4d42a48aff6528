/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "base/whole_output.h"

#include "harness/report.h"

int output_prepare(const char *dir)
{
	struct stat st;

	if (mkdir(dir, 0777) != 0 && errno != EEXIST)
		return -errno;
	if (stat(dir, &st) != 0)
		return -errno;
	if (!S_ISDIR(st.st_mode))
		return -ENOTDIR;
	return access(dir, W_OK | X_OK) != 0 ? -errno : 0;
}

int output_file(const char *dir, const char *name, int (*write)(FILE *out, const void *data),
                const void *data)
{
	char *path = memory_format("%s/%s", dir, name);
	int status = whole_output_write(path, write, data) == 0 ? 0 : EXIT_USAGE;

	free(path);
	return status;
}

static int write_json(FILE *out, const void *data)
{
	fputs(((const struct run *)data)->json, out);
	return 0;
}

int output_write(const char *dir, const struct run *run)
{
	static const struct {
		const char *name;
		int (*write)(FILE *out, const void *data);
	} files[] = {
		{ "benchmark.json", write_json },
		{ "samples.csv", csv_samples },
		{ "summary.csv", csv_summary },
		{ "machine.txt", machine_write },
	};
	int status = 0;

	for (size_t i = 0; status == 0 && i < sizeof(files) / sizeof(files[0]); i++)
		status = output_file(dir, files[i].name, files[i].write, run);
	return status;
}
