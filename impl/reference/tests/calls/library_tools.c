/* SPDX-License-Identifier: MIT */

/* What the tests share. */

#include "library_test.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int failed;

void report(bool good, const char *format, ...)
{
	va_list arguments;

	failed += !good;
	printf("%s - library: ", good ? "ok" : "not ok");
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	printf("\n");
	fflush(stdout);
}

int failures(void)
{
	return failed;
}

size_t page(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

static void need(bool good, const char *what)
{
	if (good)
		return;
	perror(what);
	printf("not ok - library: set-up: %s\n", what);
	exit(2);
}

unsigned char file_byte(size_t i)
{
	return (unsigned char)((i * 7 + i / page()) % 251 + 1);
}

int new_file(size_t size)
{
	char path[] = "/tmp/library-XXXXXX";
	int fd = mkstemp(path);
	unsigned char *bytes = malloc(size + 1);

	need(fd >= 0 && unlink(path) == 0 && bytes != NULL, "a file");
	for (size_t i = 0; i < size; i++)
		bytes[i] = file_byte(i);
	need(write(fd, bytes, size) == (ssize_t)size, "write");
	free(bytes);
	return fd;
}

bool in_child(bool (*test)(void))
{
	struct rlimit no_core = { 0, 0 };
	pid_t child;
	int status = 1;

	fflush(stdout);
	if ((child = fork()) == 0) {
		setrlimit(RLIMIT_CORE, &no_core);
		_exit(test() ? 0 : 1);
	}
	need(child > 0 && waitpid(child, &status, 0) == child, "a process");
	return status == 0;
}

int open_descriptors(void)
{
	DIR *dir = opendir("/proc/self/fd");
	int count = 0;

	need(dir != NULL, "/proc/self/fd");
	while (readdir(dir) != NULL)
		count++;
	closedir(dir);
	return count;
}

int maps_of(int fd)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	unsigned long inode, from, to;
	struct stat st;
	char line[1024];
	int kilobytes = 0;

	need(maps != NULL && fstat(fd, &st) == 0, "/proc/self/maps");
	while (fgets(line, sizeof(line), maps) != NULL)
		if (sscanf(line, "%lx-%lx %*s %*s %*s %lu", &from, &to, &inode) == 3 &&
		    inode == st.st_ino)
			kilobytes += (int)((to - from) / 1024);
	fclose(maps);
	return kilobytes;
}

struct mmapobj *map_with(int fd, const struct mmapobj_options *o)
{
	struct mmapobj *m = NULL;

	return mmapobj_open(&m, fd, o) == MMAPOBJ_OK ? m : NULL;
}
