/* SPDX-License-Identifier: MIT */

/* This process, as the system shows it to itself in /proc. */

#include "adapter_private.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The text of a folder of links: NAME TARGET on each line. */
static void read_links(DIR *folder, const char *path, FILE *out)
{
	for (struct dirent *e = readdir(folder); e != NULL; e = readdir(folder)) {
		char link[4096], target[4096];
		ssize_t size;

		snprintf(link, sizeof(link), "%s/%s", path, e->d_name);
		size = readlink(link, target, sizeof(target));
		if (size >= 0)
			fprintf(out, "%s %.*s\n", e->d_name, (int)size, target);
	}
}

static bool read_file(const char *path, FILE *out)
{
	FILE *in = fopen(path, "re");
	char part[4096];
	size_t size;

	if (in == NULL)
		return false;
	while ((size = fread(part, 1, sizeof(part), in)) > 0)
		fwrite(part, 1, size, out);
	fclose(in);
	return true;
}

void adapter_os_process(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");
	char path[256], *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	DIR *folder;
	bool found = true;

	snprintf(path, sizeof(path), "/proc/self/%.*s",
	         name->tag == VALUE_TEXT ? (int)name->size : 0, (const char *)name->data);
	folder = opendir(path);
	if (folder != NULL)
		read_links(folder, path, out);
	else
		found = read_file(path, out);
	if (folder != NULL)
		closedir(folder);
	fclose(out);
	if (found)
		adapter_answer_bytes(call, text, size);
	else
		adapter_error(call, "OSError", errno, "kit", "%s", path);
	free(text);
}
