/* SPDX-License-Identifier: MIT */

/* Where a mapping ends, after it was resized and after its file was cut. */

#include "library_test.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Only a guarded mapping asks the disk for room. */
static void test_room(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m = map_with(fd, &o);

	fail_next("none", 1, 0);
	report(mmapobj_resize(m, (int64_t)(2 * page())) == MMAPOBJ_OK &&
	           fail_calls("fallocate") == 0,
	       "growing asks for no room");
	mmapobj_free(m);
	o.guarded = true;
	m = map_with(fd, &o);
	fail_next("none", 1, 0);
	report(mmapobj_resize(m, (int64_t)(3 * page())) == MMAPOBJ_OK &&
	           fail_calls("fallocate") == 1,
	       "growing a guarded mapping does");
	report(ftruncate(fd, 5) == 0 && mmapobj_resize(m, (int64_t)(3 * page())) == MMAPOBJ_OK &&
	           fail_calls("fallocate") == 2,
	       "and so does giving its file the size back");
	mmapobj_free(m);
	o.flags = MAP_PRIVATE;
	m = map_with(fd, &o);
	fail_next("none", 1, 0);
	report(mmapobj_resize(m, (int64_t)(4 * page())) == MMAPOBJ_OK &&
	           fail_calls("fallocate") == 0,
	       "a private one does not");
	fail_next(NULL, 0, 0);
	mmapobj_free(m);
	close(fd);
}

static void test_ends(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page()), zero = open("/dev/zero", O_RDWR, (mode_t)0);
	const int64_t end = (int64_t)page(), beyond = end + 1;
	struct mmapobj *m = map_with(fd, &o);
	int64_t value = 7;
	unsigned char byte;

	report(mmapobj_flush(m, &end, NULL) == MMAPOBJ_OK &&
	           mmapobj_flush(m, &beyond, NULL) == MMAPOBJ_VALUE,
	       "nothing to be flushed at the end, and beyond it");
	report(!mmapobj_constant("NOSUCH", &value) && value == 7, "a constant that there is not");
	mmapobj_free(m);
	o.length = end;
	m = map_with(zero, &o);
	report(m != NULL && mmapobj_get_item(m, -1, &byte) == MMAPOBJ_OK && byte == 0,
	       "what is no regular file is as long as is asked for");
	mmapobj_free(m);
	o.offset = INT64_MAX / end * end;
	m = map_with(-1, &o);
	report(m != NULL && mmapobj_set_item(m, 0, 1) == MMAPOBJ_OK,
	       "anonymous memory has no offset");
	mmapobj_free(m);
	close(fd);
	close(zero);
}

/* A private mapping keeps what was written to the page in which somebody cut its file.  Pages
 * behind that the system takes away, private or not. */
static void test_cut_private(void)
{
	const size_t half = page() / 2;

	for (size_t window = 0; window < 2; window++) {
		struct mmapobj_options o = mmapobj_defaults;
		int fd = new_file(2 * page());
		struct mmapobj *m;
		unsigned char old = 0, new = 9;

		o.flags = MAP_PRIVATE;
		o.offset = (int64_t)(window * page());
		o.length = (int64_t)half;
		m = map_with(fd, &o);
		for (int64_t i = 0; i < (int64_t)half; i++)
			mmapobj_set_item(m, i, 5);
		report(ftruncate(fd, 10) == 0 &&
		           mmapobj_resize(m, (int64_t)half + 100) == MMAPOBJ_OK,
		       "growing after the file was cut, window %zu", window);
		report(window != 0 ||
		           (mmapobj_get_item(m, (int64_t)half - 1, &old) == MMAPOBJ_OK &&
		            old == 5 && mmapobj_get_item(m, 20, &old) == MMAPOBJ_OK && old == 5),
		       "old bytes stay");
		report(mmapobj_get_item(m, (int64_t)half + 50, &new) == MMAPOBJ_OK && new == 0,
		       "new ones are zero");
		mmapobj_free(m);
		close(fd);
	}
}

/* What the file has still behind the mapping is uncovered; what it has no more is zero, though a
 * page of its own may hold it. */
static void test_cut_behind(void)
{
	const size_t half = page() / 2;

	for (size_t window = 0; window < 2; window++) {
		struct mmapobj_options o = mmapobj_defaults;
		size_t offset = window * page();
		int fd = new_file(2 * page());
		unsigned char kept = 0, gone = 9;
		struct mmapobj *m;

		o.flags = MAP_PRIVATE;
		o.offset = (int64_t)offset;
		o.length = (int64_t)half;
		m = map_with(fd, &o);
		mmapobj_set_item(m, 0, 5);
		report(ftruncate(fd, (off_t)(offset + half + 50)) == 0 &&
		           mmapobj_resize(m, (int64_t)half + 100) == MMAPOBJ_OK &&
		           mmapobj_get_item(m, (int64_t)half + 20, &kept) == MMAPOBJ_OK &&
		           kept == file_byte(offset + half + 20) &&
		           mmapobj_get_item(m, (int64_t)half + 80, &gone) == MMAPOBJ_OK &&
		           gone == 0,
		       "growing to where the file was cut, window %zu: %d %d", window, kept, gone);
		mmapobj_free(m);
		close(fd);
	}
}

void test_cut(void)
{
	test_room();
	test_ends();
	test_cut_private();
	test_cut_behind();
}
