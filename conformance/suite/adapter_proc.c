/* SPDX-License-Identifier: MIT
 *
 * The adapter's process, looked at from outside through /proc. */
#include "files.h"
#include "test_memory.h"
#include "notes.h"
#include "process.h"
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

/* By the adapter. */
static int descriptors_told(void)
{
	FILE *links = process_open("fd");
	char line[4096];
	int count = 0;

	if (links == NULL)
		return -1;
	while (fgets(line, sizeof(line), links) != NULL)
		count++;
	fclose(links);
	return count;
}

static int descriptors_seen(void)
{
	const char *path = keep_format("/proc/%d/fd", session_current()->pid);
	struct stat st;

	return stat(path, &st) == 0 && st.st_size > 0 ? (int)st.st_size : descriptors_listed(path);
}

int descriptors(void)
{
	int count = process_is_inside() ? descriptors_told() : descriptors_seen();

	/* The fuzzer's adapter is this process, which has the files of the test open as well. */
	if (session_current()->pid == getpid())
		count -= (int)files_descriptors();
	if (count >= 0)
		note_action("descriptors %d", count);
	return count;
}

bool has_descriptor(int number)
{
	FILE *info = process_open(keep_format("fdinfo/%d", number));

	if (info != NULL)
		fclose(info);
	return info != NULL;
}

/* Call found for each line of /proc/PID/maps that belongs to f. */
static void each_entry(const struct file *f, void (*found)(const char *line, void *data),
                       void *data)
{
	FILE *maps = process_open("maps");
	bool inside = process_is_inside();
	struct stat st;
	char line[1024];

	if (maps == NULL || fstat(f->fd, &st) != 0)
		broken("cannot look at the adapter's maps: %s", strerror(errno));
	while (fgets(line, sizeof(line), maps) != NULL) {
		unsigned major, minor;
		unsigned long inode;

		/* Some file systems show another device than stat does; inode and name decide. */
		if (sscanf(line, "%*s %*s %*s %x:%x %lu", &major, &minor, &inode) == 3 &&
		    (inside || inode == st.st_ino) && strstr(line, f->path) != NULL)
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
	FILE *status = process_open("status");
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

int64_t need_locked_kilobytes(void)
{
	int64_t found = locked_kilobytes();

	if (found < 0)
		skip("the system does not say how much memory is locked");
	return found;
}

/* The text of statm, read again and again. */
static void read_statm(char *text, size_t size)
{
	static int fd = -1, of;
	ssize_t n;

	if (of != session_current()->pid) {
		close(fd);
		of = session_current()->pid;
		fd = open(keep_format("/proc/%d/statm", of), O_RDONLY | O_CLOEXEC);
	}
	n = pread(fd, text, size - 1, 0);
	text[n > 0 ? n : 0] = '\0';
}

long memory_pages(bool resident)
{
	char text[128] = "";
	long all = -1, in = -1;

	if (process_is_inside()) {
		FILE *statm = process_open("statm");

		if (statm == NULL || fgets(text, sizeof(text), statm) == NULL)
			text[0] = '\0';
		if (statm != NULL)
			fclose(statm);
	} else {
		read_statm(text, sizeof(text));
	}
	if (sscanf(text, "%ld %ld", &all, &in) != 2)
		return -1;
	return resident ? in : all;
}
