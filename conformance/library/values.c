/* SPDX-License-Identifier: MIT */

/* Results that the headers promise and no protocol shows. */

#include "library.h"

#include <errno.h>
#include <fcntl.h>
#include <go_map.h>
#include <limits.h>
#include <map_region.h>
#include "memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct mmapobj *map_with(int fd, const struct mmapobj_options *o)
{
	struct mmapobj *m = NULL;

	return mmapobj_open(&m, fd, o) == MMAPOBJ_OK ? m : NULL;
}

static void test_granularity(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(8 * page());
	struct mmapobj *m = NULL;

	o.granularity = (int64_t)(2 * page());
	o.offset = (int64_t)page();
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_OS && errno == EINVAL, "an offset within a granule");
	o.offset = (int64_t)(2 * page());
	report((m = map_with(fd, &o)) != NULL, "an offset of whole granules");
	mmapobj_free(m);
	o.granularity = (int64_t)(page() + 1);
	m = NULL;
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_VALUE && m == NULL, "a granularity of part of a page");
	o.granularity = -(int64_t)page();
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_VALUE && m == NULL, "a negative granularity");
	close(fd);
}

static void test_region_granularity(void)
{
	int fd = new_file(8 * page());
	struct map_region *r = NULL;

	report(map_region_open_fd(&r, fd, (int64_t)page(), 5, (int64_t)(2 * page())) == MMAPOBJ_OS &&
	           errno == EINVAL && r == NULL,
	       "a region's offset within a granule");
	report(map_region_open_fd(&r, fd, (int64_t)page(), 5, 0) == MMAPOBJ_OK, "a region's offset");
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
	report(map_region_add_clients(r, -2, &released) == MMAPOBJ_VALUE && released, "clients below 0");
	report(map_region_text(r, text, sizeof(text)) == (int)strlen(text) && strlen(text) > 9,
	       "the text of a region has the length that it says");
	report(map_region_release(r) == MMAPOBJ_OK && map_region_add_clients(r, 1, &released) ==
	                                                  MMAPOBJ_VALUE && released,
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
	int64_t n = 7;
	bool in = true;

	if (map_region_open_fd(&r, fd, 0, 0, 0) != MMAPOBJ_OK || map_region_release(r) != MMAPOBJ_OK)
		report(false, "a region to be released");
	report(map_region_buffer(r, &data, &size) == MMAPOBJ_VALUE && data == NULL && size == 7,
	       "a released region's buffer");
	report(map_region_begin(r, &n) == MMAPOBJ_VALUE && map_region_end(r, &n) == MMAPOBJ_VALUE &&
	           map_region_size(r, &n) == MMAPOBJ_VALUE && n == 7,
	       "a released region's numbers");
	report(map_region_includes(r, 99999999, &in) == MMAPOBJ_VALUE && in, "what it includes");
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

	report(!go_map_constant("NOSUCH", &value) && value == 7, "a constant that Go's map does not have");
	report(go_map_constant("ANON", &value) && value == GO_MAP_ANON, "one that it has");
	report(go_map_open_region(&g, fd, 0, GO_MAP_RDWR, 0, 0) == MMAPOBJ_OS && errno == EINVAL &&
	           g == NULL,
	       "Go's region of length 0");
	report(go_map_open_region(&g, -1, 0, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_VALUE &&
	           go_map_open_region(&g, -1, -1, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_VALUE &&
	           g == NULL && go_map_open_region(&g, -1, 1, GO_MAP_RDWR, GO_MAP_ANON, 0) == MMAPOBJ_OK,
	       "anonymous memory has at least a byte");
	go_map_free(g);
	g = NULL;
	report(go_map_open(&g, fd, 1 << 10, 0) == MMAPOBJ_VALUE &&
	           go_map_open(&g, fd, GO_MAP_RDWR, 2) == MMAPOBJ_VALUE && g == NULL,
	       "unknown bits of Go's protection, and of its flags");
	report(go_map_open_region(&g, fd, -5, GO_MAP_RDWR, 0, (int64_t)page()) == MMAPOBJ_OK, "any "
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

/* Is the memory readable, writable, executable, as the maps of the process say? */
static bool permits(const void *at, const char *wanted)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	unsigned long from, to;
	char line[1024], rights[8] = "";

	while (maps != NULL && fgets(line, sizeof(line), maps) != NULL)
		if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) == 3 &&
		    from <= (unsigned long)at && (unsigned long)at < to)
			break;
	if (maps != NULL)
		fclose(maps);
	return strncmp(rights, wanted, strlen(wanted)) == 0;
}

static void test_protection(void)
{
	static const struct {
		int prot;
		const char *rights;
	} modes[] = { { GO_MAP_RDONLY, "r--s" }, { GO_MAP_RDWR, "rw-s" }, { GO_MAP_COPY, "rw-p" },
		      { GO_MAP_RDWR | GO_MAP_EXEC, "rwxs" }, { GO_MAP_EXEC, "r-xs" } };
	int fd = new_file(page());

	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		struct go_map *g;
		unsigned char *data;
		bool readonly;
		size_t size;

		if (go_map_open(&g, fd, modes[i].prot, 0) != MMAPOBJ_OK) {
			report(false, "Go's map with protection %d", modes[i].prot);
			continue;
		}
		go_map_memory(g, &data, &size, &readonly);
		report(permits(data, modes[i].rights), "protection %d is %s", modes[i].prot,
		       modes[i].rights);
		go_map_free(g);
	}
	close(fd);
}

/* Writing alone is a mapping like WRITE, both together one of the default access. */
static void test_access_text(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m;
	char text[256];

	o.prot = PROT_WRITE;
	m = map_with(fd, &o);
	report(mmapobj_text(m, text, sizeof(text)) > 0 && strstr(text, "ACCESS_WRITE") != NULL,
	       "writing alone is %s", text);
	mmapobj_free(m);
	o.prot = PROT_READ | PROT_WRITE;
	m = map_with(fd, &o);
	report(mmapobj_text(m, text, sizeof(text)) > 0 && strstr(text, "ACCESS_DEFAULT") != NULL,
	       "reading and writing is %s", text);
	mmapobj_close(m);
	report(mmapobj_text(m, text, sizeof(text)) == (int)strlen(text) && strlen(text) > 0 &&
	           mmapobj_text(m, NULL, 0) == (int)strlen(text),
	       "the text of a closed one has the length that it says");
	mmapobj_free(m);
	close(fd);
}

static void test_closed(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m = map_with(fd, &o);
	struct mmapobj_view *v;
	unsigned char *data;
	bool readonly;
	size_t size;
	int64_t n = 7;

	report(mmapobj_export(m, &v) == MMAPOBJ_OK &&
	           mmapobj_view_memory(v, &data, &size, &readonly) == MMAPOBJ_OK && size == page(),
	       "a view's memory");
	mmapobj_view_release(v);
	mmapobj_view_release(NULL);
	mmapobj_close(m);
	report(mmapobj_tell(m, &n) == MMAPOBJ_VALUE && mmapobj_length(m, &n) == MMAPOBJ_VALUE &&
	           mmapobj_size(m, &n) == MMAPOBJ_VALUE && n == 7,
	       "numbers of a closed map");
	report(mmapobj_export(m, &v) == MMAPOBJ_VALUE && mmapobj_flush(m, NULL, NULL) == MMAPOBJ_VALUE,
	       "lending and flushing a closed map");
	report(mmapobj_close(m) == MMAPOBJ_OK && mmapobj_closed(m), "closing twice");
	mmapobj_free(m);
	mmapobj_free(NULL);
	close(fd);
}

static void test_advice(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(4 * page());
	struct mmapobj *m = map_with(fd, &o);
	const int64_t none = 0, one = (int64_t)page(), most = INT64_MAX, below = -1;
	const int64_t end = (int64_t)(4 * page());

	report(mmapobj_madvise(m, (int64_t)INT_MAX + 1, NULL, NULL) == MMAPOBJ_OVERFLOW &&
	           mmapobj_madvise(m, (int64_t)INT_MIN - 1, NULL, NULL) == MMAPOBJ_OVERFLOW,
	       "advice that is no int");
	report(mmapobj_madvise(m, INT_MAX, NULL, NULL) == MMAPOBJ_OS && errno == EINVAL &&
	           mmapobj_madvise(m, INT_MIN, NULL, NULL) == MMAPOBJ_OS && errno == EINVAL,
	       "advice that is an int and unknown");
	report(mmapobj_madvise(m, MADV_NORMAL, &none, &most) == MMAPOBJ_OK, "a length with a sum");
	report(mmapobj_madvise(m, MADV_NORMAL, &one, &most) == MMAPOBJ_OVERFLOW, "one without");
	report(mmapobj_madvise(m, MADV_NORMAL, &one, &end) == MMAPOBJ_OK &&
	           fail_last_advised == 3 * page(),
	       "a length past the end is cut");
	report(mmapobj_madvise(m, MADV_NORMAL, &one, NULL) == MMAPOBJ_OK && fail_last_advised == 3 * page(),
	       "from a start to the end");
	report(mmapobj_madvise(m, MADV_NORMAL, &below, NULL) == MMAPOBJ_VALUE &&
	           mmapobj_madvise(m, MADV_NORMAL, &end, NULL) == MMAPOBJ_VALUE &&
	           mmapobj_madvise(m, MADV_NORMAL, NULL, &below) == MMAPOBJ_VALUE,
	       "a start outside, a negative length");
	mmapobj_free(m);
	close(fd);
}

/* What memory_store() says of memory that it cannot have, and of slices that do not fit. */
static void test_store(void)
{
	unsigned char bytes[16] = "abcdefghijklmno";
	const struct memory_range apart = { .first = 0, .step = 2, .count = 4 };
	const struct memory_range touching = { .first = 0, .step = 2, .count = 4 };

	report(memory_store(false, bytes, apart, bytes, 3) == MMAPOBJ_INDEX, "another number of bytes");
	report(memory_store(false, bytes, apart, bytes + 1, 4) == MMAPOBJ_OK &&
	           memcmp(bytes, "bbcddfehij", 10) == 0,
	       "bytes from among the items, as if through a buffer");
	/* Data that begins right behind, or ends right before, needs no copy, and no memory. */
	fail_next("malloc", 1, ENOMEM);
	report(memory_store(false, bytes, touching, bytes + 7, 4) == MMAPOBJ_OK && !fail_happened(),
	       "data right behind the items needs no memory");
	report(memory_store(false, bytes + 4, touching, bytes, 4) == MMAPOBJ_OK && !fail_happened(),
	       "nor data right before them");
	fail_next(NULL, 0, 0);
}

/* What a guarded mapping hands out is a copy that it keeps; another one's is its own memory. */
static void test_handed_out(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(2 * page());
	const unsigned char *data;
	struct mmapobj *m = map_with(fd, &o);
	struct mmapobj_view *v;
	unsigned char *memory;
	bool readonly;
	int64_t position;
	size_t size;

	mmapobj_export(m, &v);
	mmapobj_view_memory(v, &memory, &size, &readonly);
	report(mmapobj_read(m, 10, &data, &size) == MMAPOBJ_OK && data == memory && size == 10 &&
	           mmapobj_read(m, 10, &data, &size) == MMAPOBJ_OK && data == memory + 10,
	       "a reading is the mapping's own memory");
	mmapobj_view_release(v);
	mmapobj_free(m);
	o.guarded = true;
	m = map_with(fd, &o);
	report(mmapobj_read(m, 10, &data, &size) == MMAPOBJ_OK && data[9] == file_byte(9) &&
	           mmapobj_read(m, (int64_t)page(), &data, &size) == MMAPOBJ_OK &&
	           data[page() - 1] == file_byte(page() + 9),
	       "a guarded reading");
	report(ftruncate(fd, 0) == 0 && data[5] == file_byte(15), "stays when its page goes");
	report(mmapobj_seek(m, 0, 0, &position) == MMAPOBJ_OK &&
	           mmapobj_read(m, 1, &data, &size) == MMAPOBJ_OS && errno == EFAULT,
	       "of one byte, it is an error where the page is missing");
	report(mmapobj_close(m) == MMAPOBJ_OK, "and goes with the mapping");
	mmapobj_free(m);
	close(fd);
}

static void test_edition(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m = NULL;

	o.edition = MMAPOBJ_2_4;
	report(mmapobj_open(&m, fd, &o) == MMAPOBJ_OS && errno == EINVAL && m == NULL,
	       "length 0 in edition 2.4");
	o.length = 5;
	report(mmapobj_open(&m, -1, &o) == MMAPOBJ_OS && errno == EBADF && m == NULL,
	       "anonymous memory in edition 2.4");
	close(fd);
}

/* Only a guarded mapping asks the disk for room. */
static void test_room(void)
{
	struct mmapobj_options o = mmapobj_defaults;
	int fd = new_file(page());
	struct mmapobj *m = map_with(fd, &o);

	fail_next("none", 1, 0);
	report(mmapobj_resize(m, (int64_t)(2 * page())) == MMAPOBJ_OK && fail_calls("fallocate") == 0,
	       "growing asks for no room");
	mmapobj_free(m);
	o.guarded = true;
	m = map_with(fd, &o);
	fail_next("none", 1, 0);
	report(mmapobj_resize(m, (int64_t)(3 * page())) == MMAPOBJ_OK && fail_calls("fallocate") == 1,
	       "growing a guarded mapping does");
	report(ftruncate(fd, 5) == 0 && mmapobj_resize(m, (int64_t)(3 * page())) == MMAPOBJ_OK &&
	           fail_calls("fallocate") == 2,
	       "and so does giving its file the size back");
	mmapobj_free(m);
	o.flags = MAP_PRIVATE;
	m = map_with(fd, &o);
	fail_next("none", 1, 0);
	report(mmapobj_resize(m, (int64_t)(4 * page())) == MMAPOBJ_OK && fail_calls("fallocate") == 0,
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
	report(m != NULL && mmapobj_set_item(m, 0, 1) == MMAPOBJ_OK, "anonymous memory has no offset");
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
		report(ftruncate(fd, 10) == 0 && mmapobj_resize(m, (int64_t)half + 100) == MMAPOBJ_OK,
		       "growing after the file was cut, window %zu", window);
		report(window != 0 || (mmapobj_get_item(m, (int64_t)half - 1, &old) == MMAPOBJ_OK &&
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
		           mmapobj_get_item(m, (int64_t)half + 80, &gone) == MMAPOBJ_OK && gone == 0,
		       "growing to where the file was cut, window %zu: %d %d", window, kept, gone);
		mmapobj_free(m);
		close(fd);
	}
}

void test_values(void)
{
	test_ends();
	test_cut_private();
	test_cut_behind();
	test_handed_out();
	test_edition();
	test_room();
	test_granularity();
	test_region_granularity();
	test_region_numbers();
	test_region_released();
	test_go();
	test_protection();
	test_access_text();
	test_closed();
	test_advice();
	test_store();
}
