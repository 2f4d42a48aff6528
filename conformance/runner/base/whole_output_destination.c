/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/standard_output.h"
#include "base/whole_output.h"

enum { LINKS_MAX = 40 }; /* as many as the kernel follows */

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* The length of the folder in path, with its slash. */
static int folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (int)(slash + 1 - path) : 0;
}

/* The descriptor if path is /proc/self/fd/N by whatever name of that folder, or -1.  Following
 * the link would lead to the name of an open file and past the descriptor's offset. */
static int own_descriptor(const char *path)
{
	const char *name = path + folder_length(path);
	struct stat folder, own;
	char there[PATH_MAX];

	if (name == path || *name == '\0' || strlen(name) > 6 ||
	    name[strspn(name, "0123456789")] != '\0' || name - path >= PATH_MAX)
		return -1;
	memcpy(there, path, (size_t)(name - path));
	there[name - path] = '\0';
	if (stat(there, &folder) != 0 || stat("/proc/self/fd", &own) != 0 ||
	    !same_file(&folder, &own))
		return -1;
	return atoi(name);
}

/* Replace the link *path by what it contains.  Returns 1; 0 if it is no link; or -errno. */
static int follow(char **path)
{
	char link[PATH_MAX], *next;
	ssize_t n = readlink(*path, link, sizeof(link) - 1);

	if (n < 0)
		return errno == EINVAL || errno == ENOENT ? 0 : -errno;
	link[n] = '\0';
	next = memory_format("%.*s%s", *link != '/' ? folder_length(*path) : 0, *path, link);
	free(*path);
	*path = next;
	return 1;
}

/* A device is not standard output just because both are the same one, such as /dev/null. */
static bool is_standard_output(const struct stat *st)
{
	int fd = standard_output_fd();
	struct stat out;

	return fstat(fd, &out) == 0 && same_file(st, &out) &&
	       (!S_ISCHR(st->st_mode) || isatty(fd)) && !S_ISBLK(st->st_mode);
}

static int look(struct destination *t)
{
	struct stat st;

	if (lstat(t->path, &st) != 0) {
		t->rename = errno == ENOENT;
		return t->rename ? 0 : -errno;
	}
	t->exists = true;
	t->rename = S_ISREG(st.st_mode);
	t->mode = st.st_mode & 07777;
	t->owner = st.st_uid;
	t->group = st.st_gid;
	if (is_standard_output(&st))
		t->fd = standard_output_fd();
	return 0;
}

int destination_find(struct destination *t, const char *path)
{
	int more = 1;

	*t = (struct destination){ .fd = -1 };
	if (strcmp(path, "-") == 0) {
		t->fd = standard_output_fd();
		return 0;
	}
	t->path = memory_text(path);
	for (int links = 0; more == 1; links++) {
		t->fd = own_descriptor(t->path);
		if (t->fd == STDOUT_FILENO)
			t->fd = standard_output_fd();
		if (t->fd >= 0)
			return 0;
		more = links < LINKS_MAX ? follow(&t->path) : -ELOOP;
	}
	return more < 0 ? more : look(t);
}

bool whole_output_is_standard_output(const char *path)
{
	struct destination t;
	bool is = destination_find(&t, path) == 0 && t.fd == standard_output_fd();

	free(t.path);
	return is;
}

bool whole_output_is_file(const char *path)
{
	struct destination t;
	bool is = destination_find(&t, path) == 0 && t.fd < 0 && t.rename;

	free(t.path);
	return is;
}
