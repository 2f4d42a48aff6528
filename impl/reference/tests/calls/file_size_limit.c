/* SPDX-License-Identifier: MIT */

/* A limit on the size of files: an error, and no signal. */

#include "library_test.h"

#include <errno.h>
#include <os.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct mmapobj *map_of(int fd)
{
	struct mmapobj_options o = mmapobj_defaults;
	struct mmapobj *m;

	return mmapobj_open(&m, fd, &o) == MMAPOBJ_OK ? m : NULL;
}

static bool limit(rlim_t size)
{
	const struct rlimit l = { size, RLIM_INFINITY };

	return setrlimit(RLIMIT_FSIZE, &l) == 0;
}

static bool beyond_is_refused(void)
{
	int fd = new_file(2 * page());
	struct mmapobj *m = map_of(fd);
	struct stat st;
	int64_t length;

	return limit(4 * page()) && mmapobj_resize(m, (int64_t)(4 * page() + 1)) == MMAPOBJ_OS &&
	       errno == EFBIG && fstat(fd, &st) == 0 && st.st_size == (off_t)(2 * page()) &&
	       mmapobj_length(m, &length) == MMAPOBJ_OK && length == (int64_t)(2 * page());
}

static bool system_page_says_so(void)
{
	int fd = new_file(page());

	return limit(2 * page()) && os_set_size(fd, (int64_t)(2 * page() + 1)) == -1 &&
	       errno == EFBIG && os_set_size(fd, (int64_t)(2 * page())) == 0;
}

/* Where the limit is not told the system is asked itself. */
static bool untold_is_tried(void)
{
	int fd = new_file(page());

	fail_next("getrlimit", 1, EINVAL);
	return os_set_size(fd, (int64_t)(8 * page())) == 0 && fail_happened();
}

static bool up_to_it_works(void)
{
	struct mmapobj *m = map_of(new_file(2 * page()));

	return limit(4 * page()) && mmapobj_resize(m, (int64_t)(4 * page())) == MMAPOBJ_OK;
}

/* A file that is longer already may be cut, and kept as long as it is. */
static bool less_works(void)
{
	struct mmapobj *m = map_of(new_file(4 * page()));

	return limit(page()) && mmapobj_resize(m, (int64_t)(4 * page())) == MMAPOBJ_OK &&
	       mmapobj_resize(m, (int64_t)(2 * page())) == MMAPOBJ_OK;
}

static bool none_is_no_limit(void)
{
	struct mmapobj *m = map_of(new_file(page()));

	return limit(RLIM_INFINITY) && mmapobj_resize(m, (int64_t)(64 * page())) == MMAPOBJ_OK;
}

void test_limits(void)
{
	report(in_child(beyond_is_refused),
	       "growing beyond the limit on files is EFBIG, nothing done");
	report(in_child(system_page_says_so), "os_set_size fails with -1 beyond it");
	report(in_child(untold_is_tried), "a limit that is not told is no limit");
	report(in_child(up_to_it_works), "growing up to the limit on files works");
	report(in_child(less_works), "shrinking a file beyond its limit works");
	report(in_child(none_is_no_limit), "without a limit growing works");
}
