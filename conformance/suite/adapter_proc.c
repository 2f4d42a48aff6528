/* SPDX-License-Identifier: MIT
 *
 * The adapter's process, looked at from outside through /proc. */
#include "files.h"
#include "test_memory.h"
#include "notes.h"
#include "session.h"
#include "suite.h"
#include "verdict.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* By name, for a kernel that does not tell their number as the folder's size (before Linux 6.2). */
static int descriptors_listed(const char *path)
{
	DIR *dir = opendir(path);
	int count = -2;

	if (dir == NULL)
		return -1;
	while (readdir(dir) != NULL)
		count++;
	closedir(dir);
	return count;
}

int descriptors(void)
{
	const char *path = keep_format("/proc/%d/fd", session_current()->pid);
	struct stat st;
	int count =
	    stat(path, &st) == 0 && st.st_size > 0 ? (int)st.st_size : descriptors_listed(path);

	/* The fuzzer's adapter is this process, which has the files of the test open as well. */
	if (session_current()->pid == getpid())
		count -= (int)files_descriptors();
	if (count >= 0)
		note_action("descriptors %d", count);
	return count;
}

bool has_descriptor(int number)
{
	return access(keep_format("/proc/%d/fd/%d", session_current()->pid, number), F_OK) == 0;
}

/* Call found for each line of /proc/PID/maps that belongs to f. */
static void each_entry(const struct file *f, void (*found)(const char *line, void *data),
                       void *data)
{
	FILE *maps = fopen(keep_format("/proc/%d/maps", session_current()->pid), "r");
	struct stat st;
	char line[1024];

	if (maps == NULL || fstat(f->fd, &st) != 0)
		broken("cannot look at the adapter's maps: %s", strerror(errno));
	while (fgets(line, sizeof(line), maps) != NULL) {
		unsigned major, minor;
		unsigned long inode;

		/* Some file systems show another device than stat does; inode and name decide. */
		if (sscanf(line, "%*s %*s %*s %x:%x %lu", &major, &minor, &inode) == 3 &&
		    inode == st.st_ino && strstr(line, f->path) != NULL)
			found(line, data);
	}
	fclose(maps);
}

static void count_entry(const char *line, void *data)
{
	int *count = data;

	(void)line;
	++*count;
}

int map_entries(const struct file *f)
{
	int count = 0;

	each_entry(f, count_entry, &count);
	note_action("maps %s %d", f->path, count);
	return count;
}

static void keep_permissions(const char *line, void *data)
{
	const char **permissions = data;
	const char *blank = strchr(line, ' ');

	if (*permissions == NULL && blank != NULL)
		*permissions = keep_text(blank + 1, 4);
}

const char *map_permissions(const struct file *f)
{
	const char *permissions = NULL;

	each_entry(f, keep_permissions, &permissions);
	permissions = permissions != NULL ? permissions : "";
	note_action("permissions %s %s", f->path, *permissions != '\0' ? permissions : "none");
	return permissions;
}

int64_t locked_kilobytes(void)
{
	FILE *status = fopen(keep_format("/proc/%d/status", session_current()->pid), "r");
	char line[256];
	long long found = -1;

	note_blind("it looks at the locked memory of the process");
	if (status == NULL)
		broken("cannot look at the adapter's status: %s", strerror(errno));
	while (fgets(line, sizeof(line), status) != NULL)
		if (sscanf(line, "VmLck: %lld", &found) == 1)
			break;
	fclose(status);
	return found;
}

long memory_pages(bool resident)
{
	static int fd = -1, of;
	char text[128];
	long all = -1, in = -1;
	ssize_t n;

	if (of != session_current()->pid) {
		close(fd);
		of = session_current()->pid;
		fd = open(keep_format("/proc/%d/statm", of), O_RDONLY | O_CLOEXEC);
	}
	n = pread(fd, text, sizeof(text) - 1, 0);
	text[n > 0 ? n : 0] = '\0';
	if (sscanf(text, "%ld %ld", &all, &in) != 2)
		return -1;
	return resident ? in : all;
}
