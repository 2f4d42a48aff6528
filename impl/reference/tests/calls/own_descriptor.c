/* SPDX-License-Identifier: MIT */

/* A mapping's own descriptor: close-on-exec, and a number like any other, 0 included. */

#include "library_test.h"

#include <errno.h>
#include <fcntl.h>
#include <go_map.h>
#include <map_region.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static bool all_work(struct mmapobj *m, int64_t file_size)
{
	int64_t size;

	return mmapobj_size(m, &size) == MMAPOBJ_OK && size == file_size &&
	       mmapobj_resize(m, file_size + 5) == MMAPOBJ_OK &&
	       mmapobj_size(m, &size) == MMAPOBJ_OK && size == file_size + 5;
}

/* The duplicate gets the lowest number that is free: 0. */
static bool own_is_zero(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m;
	bool good;

	close(0);
	if (mmapobj_open(&m, fd, &o) != MMAPOBJ_OK || mmapobj_descriptor(m) != 0)
		return false;
	good = all_work(m, (int64_t)page()) && mmapobj_close(m) == MMAPOBJ_OK &&
	       fcntl(0, F_GETFD, 0L) == -1 && mmapobj_descriptor(m) == -1;
	mmapobj_free(m);
	return good;
}

/* The caller's is 0. */
static bool callers_is_zero(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct map_region *r;
	struct go_map *g;
	struct mmapobj *m;
	bool good;

	if (dup2(fd, 0) != 0)
		return false;
	good = mmapobj_open(&m, 0, &o) == MMAPOBJ_OK && all_work(m, (int64_t)page());
	good = good && go_map_open(&g, 0, GO_MAP_RDONLY, 0) == MMAPOBJ_OK;
	good = good && map_region_open_fd(&r, 0, 0, 0, 0) == MMAPOBJ_OK;
	return good && fcntl(0, F_GETFD, 0L) != -1;
}

/* The region opens its path as 0 and gives it back. */
static bool regions_is_zero(void)
{
	int fd = new_file(page());
	struct map_region *r;
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	close(0);
	fail_next(NULL, 0, -1);
	errno = EINTR; /* of something before */
	return map_region_open(&r, path, 0, 0, 0, 0) == MMAPOBJ_OK && fcntl(0, F_GETFD, 0L) == -1 &&
	       map_region_size(r) == (int64_t)page();
}

static bool closed_on_exec(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m;

	return mmapobj_open(&m, fd, &o) == MMAPOBJ_OK && mmapobj_descriptor(m) != fd &&
	       (fcntl(mmapobj_descriptor(m), F_GETFD, 0L) & FD_CLOEXEC) != 0;
}

static bool kept_by_nobody(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page()), before = open_descriptors();
	struct mmapobj *m, *anonymous;
	struct map_region *r;
	struct go_map *g;

	o.trackfd = false;
	if (mmapobj_open(&m, fd, &o) != MMAPOBJ_OK || mmapobj_descriptor(m) != -1)
		return false;
	o.length = 10;
	if (mmapobj_open(&anonymous, -1, &o) != MMAPOBJ_OK || mmapobj_descriptor(anonymous) != -1)
		return false;
	return go_map_open(&g, fd, GO_MAP_RDONLY, 0) == MMAPOBJ_OK &&
	       map_region_open_fd(&r, fd, 0, 0, 0) == MMAPOBJ_OK && open_descriptors() == before;
}

/* With the flag for anonymous memory, and by Go's flag, no descriptor is looked at. */
static bool ignored_when_anonymous(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	struct mmapobj *m;
	struct go_map *g;
	int64_t size = 7;

	o.flags = MAP_SHARED | MAP_ANONYMOUS;
	o.length = (int64_t)page();
	if (mmapobj_open(&m, 54321, &o) != MMAPOBJ_OK)
		return false;
	if (mmapobj_size(m, &size) != MMAPOBJ_OS || errno != EBADF || size != 7)
		return false;
	return go_map_open_region(&g, 54321, 10, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_OK;
}

/* Number 1 is one like any other, with an offset. */
static bool may_be_one(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(2 * page()), out = dup(1);
	struct mmapobj *m;
	unsigned char byte;
	bool good;

	o.offset = (int64_t)page();
	good = dup2(fd, 1) == 1 && mmapobj_open(&m, 1, &o) == MMAPOBJ_OK &&
	       mmapobj_get_item(m, 0, &byte) == MMAPOBJ_OK && byte == file_byte(page());
	dup2(out, 1);
	return good;
}

/* A descriptor below 0 other than -1 is a bad one. */
static bool negative_is_bad(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	struct go_map *g = NULL;
	struct mmapobj *m = NULL;

	o.length = (int64_t)page();
	return mmapobj_open(&m, -2, &o) == MMAPOBJ_OS && errno == EBADF && m == NULL &&
	       go_map_open(&g, -1, GO_MAP_RDWR, 0) == MMAPOBJ_OS && errno == EBADF && g == NULL;
}

void test_descriptors(void)
{
	report(in_child(own_is_zero), "a mapping's own descriptor may be 0");
	report(in_child(callers_is_zero), "the caller's descriptor may be 0");
	report(in_child(regions_is_zero), "a region's file may be opened as 0, and is closed");
	report(in_child(may_be_one), "the caller's descriptor may be 1");
	report(in_child(closed_on_exec), "a mapping's own descriptor is another, closed on exec");
	report(in_child(kept_by_nobody),
	       "regions, Go's maps, and trackfd false keep no descriptor");
	report(in_child(ignored_when_anonymous), "anonymous memory looks at no descriptor");
	report(in_child(negative_is_bad), "a negative descriptor is a bad one");
}
