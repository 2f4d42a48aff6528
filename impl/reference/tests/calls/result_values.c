/* SPDX-License-Identifier: MIT */

/* Results that the headers promise and no protocol shows. */

#include "library_test.h"

#include <errno.h>
#include <go_map.h>
#include <limits.h>
#include "memory.h"
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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
	} modes[] = { { GO_MAP_RDONLY, "r--s" },
		      { GO_MAP_RDWR, "rw-s" },
		      { GO_MAP_COPY, "rw-p" },
		      { GO_MAP_RDWR | GO_MAP_EXEC, "rwxs" },
		      { GO_MAP_EXEC, "r-xs" } };
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
	report(mmapobj_export(m, &v) == MMAPOBJ_VALUE &&
	           mmapobj_flush(m, NULL, NULL) == MMAPOBJ_VALUE,
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
	report(mmapobj_madvise(m, MADV_NORMAL, &one, NULL) == MMAPOBJ_OK &&
	           fail_last_advised == 3 * page(),
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

	report(memory_store(false, bytes, apart, bytes, 3) == MMAPOBJ_INDEX,
	       "another number of bytes");
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

void test_values(void)
{
	test_protection();
	test_access_text();
	test_closed();
	test_advice();
	test_store();
	test_handed_out();
	test_edition();
}
