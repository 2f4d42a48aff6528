/* SPDX-License-Identifier: MIT
 *
 * One folder for everything that a run creates, so that nothing can be left behind. */
#include "base/temporary_folder.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/messages.h"

static char folder[PATH_MAX];
static pid_t owner;

/* A link whose name says that what it points at goes with it. */
static const char elsewhere[] = "elsewhere.";

void temporary_folder_elsewhere(const char *in, const char *name, const char *path)
{
	char link[PATH_MAX + 64];

	snprintf(link, sizeof(link), "%s/%s%s", in, elsewhere, name);
	if (symlink(path, link) != 0)
		return; /* One socket or the like may be left then. */
}

static void remove_elsewhere(const char *link)
{
	char target[PATH_MAX];
	ssize_t n = readlink(link, target, sizeof(target) - 1);

	target[n > 0 ? n : 0] = '\0';
	unlink(target);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	if (kind == FTW_SL && where->level == 1 &&
	    strncmp(path + where->base, elsewhere, sizeof(elsewhere) - 1) == 0)
		remove_elsewhere(path);
	return remove(path);
}

bool remove_folder(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return access(path, F_OK) != 0;
}

const char *temporary_folder(void)
{
	return folder;
}

void temporary_folder_remove(void)
{
	if (folder[0] == '\0' || owner != getpid())
		return;
	remove_folder(folder);
	folder[0] = '\0';
	temporary_folder_guard_end();
}

/* A directory in which nothing can be written is found out before any test blames an
 * implementation for it. */
static int try_writing(void)
{
	static const char bytes[65536];
	char path[PATH_MAX + 8];
	FILE *file;
	bool good;

	snprintf(path, sizeof(path), "%s/try", folder);
	file = fopen(path, "w");
	good = file != NULL && fwrite(bytes, sizeof(bytes), 1, file) == 1;
	if (file != NULL && fclose(file) != 0)
		good = false;
	unlink(path);
	return good ? 0 : -1;
}

const char *temporary_folder_create(const char *dir)
{
	static bool registered;
	char real[PATH_MAX];

	if (realpath(dir, real) == NULL) {
		complain("--dir %s: %s; name a folder that exists", dir, strerror(errno));
		return NULL;
	}
	snprintf(folder, sizeof(folder), "%.*s/mmapspec-XXXXXX", PATH_MAX - 32, real);
	if (mkdtemp(folder) == NULL) {
		complain("--dir %s: %s; name a folder that can be written", dir, strerror(errno));
		folder[0] = '\0';
		return NULL;
	}
	if (!registered)
		atexit(temporary_folder_remove);
	registered = true;
	owner = getpid();
	temporary_folder_guard(folder);
	if (try_writing() != 0) {
		complain("--dir %s: %s; name a folder with room for files", dir, strerror(errno));
		temporary_folder_remove();
		return NULL;
	}
	return folder;
}
