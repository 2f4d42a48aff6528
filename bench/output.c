/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "csv.h"
#include "say.h"
#include "whole_file.h"

#include "output.h"

static int put_json(FILE *f, const void *data)
{
	const struct run *run = data;

	fputs(run->json, f);
	return 0;
}

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

int output_file(const char *dir, const char *name, int (*write)(FILE *f, const void *data),
                const void *data)
{
	char *path;
	int status;

	if (asprintf(&path, "%s/%s", dir, name) < 0)
		return say(STATUS_USAGE, "--out %s: out of memory", dir);
	status = whole_file_write(path, write, data) == 0 ? STATUS_FINE : STATUS_USAGE;
	free(path);
	return status;
}

int output_write(const char *dir, const struct machine *m)
{
	const struct {
		const char *name;
		int (*write)(FILE *f, const void *data);
		const void *data;
	} files[] = {
		{ "benchmark.json", put_json, m->run },
		{ "samples.csv", csv_samples, m->run },
		{ "summary.csv", csv_summary, m->run },
		{ "machine.txt", machine_write, m },
	};
	int status = STATUS_FINE;

	for (size_t i = 0; status == STATUS_FINE && i < sizeof(files) / sizeof(files[0]); i++)
		status = output_file(dir, files[i].name, files[i].write, files[i].data);
	return status;
}
