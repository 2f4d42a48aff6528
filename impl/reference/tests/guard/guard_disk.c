/* SPDX-License-Identifier: MIT */

/* A full disk: a small file system in memory, mounted where nobody else sees it. */

#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

enum { UNABLE = 77, ROOM = 8 }; /* pages */

static bool put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	bool good = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	return good;
}

/* As root, or as the root of users of one's own where the system allows that. */
static bool own_mounts(void)
{
	char users[32];

	if (unshare(CLONE_NEWNS) == 0)
		return true;
	snprintf(users, sizeof(users), "0 %u 1", (unsigned)geteuid());
	return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && put("/proc/self/uid_map", users);
}

static int small_disk(void)
{
	char path[] = "/tmp/guard-XXXXXX", options[32], name[64];
	int fd;

	snprintf(options, sizeof(options), "size=%zu", ROOM * page());
	if (!own_mounts())
		return -1;
	mount("none", "/", "none", MS_REC | MS_PRIVATE, "");
	if (mkdtemp(path) == NULL)
		return -1;
	fd = -1;
	if (mount("guard", path, "tmpfs", 0, options) == 0) {
		snprintf(name, sizeof(name), "%s/file", path);
		fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
		umount2(path, MNT_DETACH);
	}
	rmdir(path);
	return fd;
}

/* A sparse file of more pages than there is room: the last store that fits is the last
 * that works, and one across the border changes nothing. */
static int stores_err(void)
{
	int fd = small_disk();
	struct mmapobj *m;
	int64_t at = 0, position;
	unsigned char *bytes, byte;
	int error;

	if (fd < 0 || (bytes = malloc(page())) == NULL)
		return UNABLE;
	memset(bytes, 'c', page());
	set_pages(fd, 2 * ROOM);
	m = map(fd, NULL);
	while (at < 2 * ROOM && mmapobj_set_item(m, at * (int64_t)page(), 'b') == MMAPOBJ_OK)
		at++;
	if (at == 0 || at == 2 * ROOM || errno != EFAULT)
		return 1;
	/* From the second byte of the last page that is there to the first that is not. */
	mmapobj_seek(m, (at - 1) * (int64_t)page() + 1, 0, &position);
	error = mmapobj_write(m, bytes, page());
	if (!is_fault(error))
		return 2;
	free(bytes);
	mmapobj_get_item(m, position + (int64_t)page() / 2, &byte);
	mmapobj_free(m);
	return byte != '\0';
}

static int resize_errs(void)
{
	int fd = small_disk();
	struct mmapobj *m;
	struct stat st;
	int64_t length;

	if (fd < 0)
		return UNABLE;
	set_pages(fd, 1);
	m = map(fd, NULL);
	if (mmapobj_resize(m, (int64_t)(2 * ROOM * page())) != MMAPOBJ_OS || errno != ENOSPC)
		return 1;
	if (fstat(fd, &st) != 0 || st.st_size != (off_t)page() || st.st_blocks != 0 ||
	    mmapobj_length(m, &length) != MMAPOBJ_OK || length != (int64_t)page())
		return 2;
	/* What does fit can be stored to, all of it. */
	if (mmapobj_resize(m, (int64_t)(ROOM / 2 * page())) != MMAPOBJ_OK)
		return 3;
	for (int64_t i = 0; i < ROOM / 2; i++)
		if (mmapobj_set_item(m, i * (int64_t)page(), 'b') != MMAPOBJ_OK)
			return 4;
	mmapobj_free(m);
	return 0;
}

static void check(int (*test)(void), const char *what)
{
	int result = in_child(test);

	if (result == UNABLE)
		skip("%s: no file system can be mounted here", what);
	else
		report(result == 0, "%s: %d, expected 0", what, result);
}

void test_disk(void)
{
	check(stores_err, "a store to a full disk errs");
	check(resize_errs, "a resize that a full disk has no room for errs");
}
