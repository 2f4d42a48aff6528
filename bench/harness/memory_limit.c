/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "harness/memory_limit.h"

static int put(const char *dir, const char *name, const char *text)
{
	char path[640];
	int fd, err = 0;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if ((fd = open(path, O_WRONLY | O_CLOEXEC)) < 0)
		return -errno;
	if (write(fd, text, strlen(text)) < 0)
		err = -errno;
	close(fd);
	return err;
}

static int put_number(const char *dir, const char *name, uint64_t n)
{
	char text[32];

	snprintf(text, sizeof(text), "%" PRIu64, n);
	return put(dir, name, text);
}

/* Where each version has its groups, and the file that sets the limit. */
static const struct {
	const char *version, *root, *mark, *limit;
} kinds[] = {
	{ "1", "/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.limit_in_bytes" },
	{ "2", "/sys/fs/cgroup", "cgroup.controllers", "memory.max" },
};

const char *memory_limit_make(struct memory_limit *out, uint64_t bytes)
{
	const char *why = "there is no memory control group here";
	char mark[128];

	*out = (struct memory_limit){ .path = "" };
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		snprintf(mark, sizeof(mark), "%s/%s", kinds[i].root, kinds[i].mark);
		if (access(mark, F_OK) != 0)
			continue;
		if (strcmp(kinds[i].version, "2") == 0)
			put(kinds[i].root, "cgroup.subtree_control", "+memory");
		snprintf(out->path, sizeof(out->path), "%s/mmapspec-%d", kinds[i].root,
		         (int)getpid());
		if (mkdir(out->path, 0755) == 0 &&
		    put_number(out->path, kinds[i].limit, bytes) == 0) {
			out->version = kinds[i].version;
			return NULL;
		}
		why = "a memory control group cannot be made: it needs root";
		memory_limit_remove(out);
	}
	return why;
}

int memory_limit_enter(const struct memory_limit *l)
{
	return put_number(l->path, "cgroup.procs", (uint64_t)getpid());
}

void memory_limit_remove(struct memory_limit *l)
{
	if (l->path[0] != '\0')
		rmdir(l->path);
	l->path[0] = '\0';
}
