/* SPDX-License-Identifier: MIT */

/* Granularity, and the numbers and windows of regions and of Go's maps. */

#include "library_test.h"

#include <errno.h>
#include <go_map.h>
#include <limits.h>
#include <map_region.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void test_granularity(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(8 * page());
	struct mmapobj *m = NULL;

	o.granularity = (int64_t)(2 * page());
	o.offset = (int64_t)page();
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_OS && errno == EINVAL,
	       "an offset within a granule");
	o.offset = (int64_t)(2 * page());
	report((m = map_with(fd, &o)) != NULL, "an offset of whole granules");
	mmapobj_free(m);
	o.granularity = (int64_t)(page() + 1);
	m = NULL;
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_VALUE && m == NULL,
	       "a granularity of part of a page");
	o.granularity = -(int64_t)page();
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_VALUE && m == NULL, "a negative granularity");
	close(fd);
}

static void test_region_granularity(void)
{
	int fd = new_file(8 * page());
	struct map_region *r = NULL;

	report(map_region_open_fd(&r, fd, (int64_t)page(), 5, (int64_t)(2 * page())) ==
	               MMAPOBJ_OS &&
	           errno == EINVAL && r == NULL,
	       "a region's offset within a granule");
	report(map_region_open_fd(&r, fd, (int64_t)page(), 5, 0) == MMAPOBJ_OK,
	       "a region's offset");
	map_region_free(r);
	close(fd);
}

/* Numbers outside are errors, and outputs stay. */
static void test_region_numbers(void)
{
	int fd = new_file(2 * page());
	struct map_region *r = NULL;
	char text[128];
	bool released = true;
	int64_t end = (int64_t)(2 * page());

	report(map_region_open_fd(&r, fd, -(int64_t)page(), 5, 0) == MMAPOBJ_OVERFLOW && r == NULL,
	       "a region's negative offset");
	report(map_region_open_fd(&r, fd, 0, -1, 0) == MMAPOBJ_OVERFLOW && r == NULL,
	       "a region's negative size");
	report(map_region_open_fd(&r, fd, INT64_MIN, 0, 0) == MMAPOBJ_OVERFLOW &&
	           map_region_open_fd(&r, fd, 0, INT64_MIN, 0) == MMAPOBJ_OVERFLOW && r == NULL,
	       "the least numbers that there are");
	report(map_region_open_fd(&r, fd, 2 * end, 0, 0) == MMAPOBJ_VALUE && r == NULL,
	       "a region far behind the file's end");
	report(map_region_open_fd(&r, -1, 0, 0, 0) == MMAPOBJ_OS && errno == EBADF && r == NULL,
	       "a region of a bad descriptor");
	report(map_region_open_fd(&r, fd, end, 1, 0) == MMAPOBJ_VALUE && r == NULL,
	       "a region behind the file's end");
	report(map_region_open_fd(&r, fd, 0, end, 0) == MMAPOBJ_OK, "a region as long as its file");
	report(map_region_add_clients(r, INT64_MAX, &released) == MMAPOBJ_VALUE && released &&
	           map_region_clients(r) == 1,
	       "more clients than there are numbers");
	report(map_region_add_clients(r, INT64_MAX - 1, &released) == MMAPOBJ_OK && !released &&
	           map_region_clients(r) == INT64_MAX &&
	           map_region_add_clients(r, 1 - INT64_MAX, &released) == MMAPOBJ_OK && !released,
	       "as many clients as there are numbers");
	released = true;
	report(map_region_add_clients(r, -2, &released) == MMAPOBJ_VALUE && released,
	       "clients below 0");
	report(map_region_text(r, text, sizeof(text)) == (int)strlen(text) && strlen(text) > 9,
	       "the text of a region has the length that it says");
	report(map_region_release(r) == MMAPOBJ_OK &&
	           map_region_add_clients(r, 1, &released) == MMAPOBJ_VALUE && released,
	       "clients of a region that was released");
	map_region_free(r);
	map_region_free(NULL);
	close(fd);
}

static void test_region_released(void)
{
	int fd = new_file(page());
	const unsigned char *data = NULL;
	struct map_region *r = NULL;
	size_t size = 7;

	if (map_region_open_fd(&r, fd, 0, 0, 0) != MMAPOBJ_OK ||
	    map_region_release(r) != MMAPOBJ_OK)
		report(false, "a region to be released");
	report(map_region_buffer(r, &data, &size) == MMAPOBJ_VALUE && data == NULL && size == 7,
	       "a released region's buffer");
	report(map_region_begin(r) == 0 && map_region_end(r) == (int64_t)page() &&
	           map_region_size(r) == (int64_t)page(),
	       "a released region's numbers");
	report(map_region_includes(r, 0) && !map_region_includes(r, page()), "what it includes");
	report(map_region_release(r) == MMAPOBJ_OK, "a second release");
	map_region_free(r);
	close(fd);
}

static void test_go(void)
{
	int fd = new_file(4 * page());
	struct go_map *g = NULL;
	int64_t value = 7;
	unsigned char *data;
	bool readonly;
	size_t size;

	report(!go_map_constant("NOSUCH", &value) && value == 7,
	       "a constant that Go's map does not have");
	report(go_map_constant("ANON", &value) && value == GO_MAP_ANON, "one that it has");
	report(go_map_open_region(&g, fd, 0, GO_MAP_RDWR, 0, 0) == MMAPOBJ_OS && errno == EINVAL &&
	           g == NULL,
	       "Go's region of length 0");
	report(go_map_open_region(&g, -1, 0, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_VALUE &&
	           go_map_open_region(&g, -1, -1, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_VALUE &&
	           g == NULL &&
	           go_map_open_region(&g, -1, 1, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_OK,
	       "anonymous memory has at least a byte");
	go_map_free(g);
	g = NULL;
	report(go_map_open(&g, fd, 1 << 10, 0) == MMAPOBJ_VALUE &&
	           go_map_open(&g, fd, GO_MAP_RDWR, 2) == MMAPOBJ_VALUE && g == NULL,
	       "unknown bits of Go's protection, and of its flags");
	report(go_map_open_region(&g, fd, -5, GO_MAP_RDWR, 0, (int64_t)page()) == MMAPOBJ_OK,
	       "any "
	       "negative length");
	go_map_memory(g, &data, &size, &readonly);
	report(size == 3 * page() && data[0] == file_byte(page()) && !readonly, "is the rest");
	report(go_map_unlock(g) == MMAPOBJ_VALUE, "unlocking what is not locked");
	report(go_map_lock(g) == MMAPOBJ_OK && go_map_lock(g) == MMAPOBJ_OK &&
	           go_map_unlock(g) == MMAPOBJ_OK && go_map_unlock(g) == MMAPOBJ_VALUE,
	       "locking twice is locking once");
	report(go_map_unmap(g) == MMAPOBJ_OK && go_map_unlock(g) == MMAPOBJ_VALUE &&
	           go_map_lock(g) == MMAPOBJ_VALUE && go_map_flush(g) == MMAPOBJ_VALUE &&
	           go_map_unmap(g) == MMAPOBJ_VALUE,
	       "nothing works once it is unmapped");
	go_map_memory(g, &data, &size, &readonly);
	report(size == 0, "it has no memory then");
	go_map_free(g);
	go_map_free(NULL);
	close(fd);
}

void test_windows(void)
{
	test_granularity();
	test_region_granularity();
	test_region_numbers();
	test_region_released();
	test_go();
}
