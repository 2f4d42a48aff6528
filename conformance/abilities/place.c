/* SPDX-License-Identifier: MIT
 *
 * Where probes work: a folder of their own, or a file to read where nothing can be created. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ability.h"

enum { ENTRIES_MAX = 1000, DEPTH_MAX = 3 };

static int find_readable(int folder, int depth, int *left);

/* An open regular file that is not empty: the entry itself, or one inside it; or -1. */
static int try_entry(int folder, const struct dirent *entry, int depth, int *left)
{
	struct stat st;
	int fd;

	if (entry->d_name[0] == '.' ||
	    fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return -1;
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		return openat(folder, entry->d_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (!S_ISDIR(st.st_mode) || depth == DEPTH_MAX)
		return -1;
	fd = openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return fd >= 0 ? find_readable(fd, depth + 1, left) : -1;
}

/* Takes over the descriptor folder. */
static int find_readable(int folder, int depth, int *left)
{
	DIR *entries = fdopendir(folder);
	const struct dirent *entry;
	int found = -1;

	if (entries == NULL) {
		close(folder);
		return -1;
	}
	while (found < 0 && (*left)-- > 0 && (entry = readdir(entries)) != NULL)
		found = try_entry(folder, entry, depth, left);
	closedir(entries);
	return found;
}

/* hugetlbfs takes no other length than multiples of its page, which it tells as the block size. */
static size_t find_unit(int folder)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), unit = page;
	int fd = openat(folder, "file", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	struct stat st;

	if (fd < 0)
		return page;
	if (ftruncate(fd, (off_t)page) != 0 && errno == EINVAL && fstat(fd, &st) == 0 &&
	    st.st_blksize > (blksize_t)page)
		unit = (size_t)st.st_blksize;
	close(fd);
	unlinkat(folder, "file", 0);
	return unit;
}

void ability_place_open(struct ability_place *place, const char *dir, const char *folder, int error)
{
	int at = open(folder != NULL ? folder : dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int left = ENTRIES_MAX;

	*place = (struct ability_place){ -1, error, -1, (size_t)sysconf(_SC_PAGESIZE) };
	if (folder == NULL) {
		place->existing = at >= 0 ? find_readable(at, 0, &left) : -1;
		return;
	}
	place->folder = at;
	place->error = at < 0 ? errno : 0;
	if (at >= 0)
		place->unit = find_unit(at);
}

void ability_place_close(struct ability_place *place)
{
	if (place->folder >= 0)
		close(place->folder);
	if (place->existing >= 0)
		close(place->existing);
}
